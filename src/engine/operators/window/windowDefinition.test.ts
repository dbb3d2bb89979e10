/**
 * Random window jobs over random out-of-order input against the definition of a window, evaluated
 * from scratch: which records lie in it, when the watermark passes it, when it is forgotten.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import type { HarnessOutput } from '../../../../test/support/OperatorInstance.ts';
import { SlidingEventTimeWindows } from '../../window/gridWindows.ts';
import { EventTimeSessionWindows } from '../../window/sessionWindows.ts';
import { WindowOperator } from './WindowOperator.ts';
import type { WindowContents } from './windowOptions.ts';

/** A record: which key, when; its value is its place in the input. */
interface RandomRecord {
  readonly key: number;
  readonly at: number;
}

/** A step of the input. */
type Step =
  | { readonly kind: 'record'; readonly record: RandomRecord }
  | { readonly kind: 'watermark'; readonly step: number }
  | { readonly kind: 'restore'; readonly parallelism: number };

/** A job: sliding windows (tumbling where slide = size), or sessions of `gap`. */
interface Job {
  readonly size: number;
  readonly slide: number;
  readonly offset: number;
  readonly gap: number | null;
  readonly lateness: number;
  readonly isList: boolean;
}

/** What the definition keeps of a window. */
interface OpenWindow {
  readonly key: number;
  start: number;
  end: number;
  values: number[];
}

const job: fc.Arbitrary<Job> = fc
  .record({
    size: fc.integer({ min: 1, max: 12 }),
    slide: fc.integer({ min: 1, max: 14 }),
    offset: fc.integer({ min: -14, max: 14 }),
    gap: fc.option(fc.integer({ min: 1, max: 8 })),
    lateness: fc.constantFrom(0, 0, 1, 5, 20),
    isList: fc.boolean(),
  })
  .map((given) => ({ ...given, offset: given.offset % given.slide }));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({ key: fc.integer({ min: 0, max: 3 }), at: fc.integer({ min: -20, max: 60 }) })
      .map((record): Step => ({ kind: 'record', record })),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 15 }).map((by): Step => ({ kind: 'watermark', step: by })),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 3 })
      .map((parallelism): Step => ({ kind: 'restore', parallelism })),
  },
);

/** Windows by their definition: nothing is shared with the operator. */
class Definition {
  readonly lines: string[] = [];
  private readonly job: Job;
  private readonly open: OpenWindow[] = [];
  private watermark = -Infinity;

  constructor(given: Job) {
    this.job = given;
  }

  record({ key, at }: RandomRecord, value: number): void {
    let isAccepted = false;
    for (const window of this.job.gap === null ? this.gridOf(key, at) : [this.session(key, at)]) {
      if (window === null || this.isForgotten(window)) continue;
      isAccepted = true;
      if (!this.open.includes(window)) this.open.push(window);
      window.values.push(value);
      if (window.end - 1 <= this.watermark) this.fire(window);
    }
    if (!isAccepted && at + this.job.lateness <= this.watermark) this.lines.push(`late ${value}`);
  }

  advance(to: number): void {
    const before = this.watermark;
    this.watermark = to;
    for (const window of this.open) {
      if (window.end - 1 > before && window.end - 1 <= to) this.fire(window);
    }
    for (const window of [...this.open]) {
      if (this.isForgotten(window)) this.open.splice(this.open.indexOf(window), 1);
    }
    this.lines.push(`watermark ${to}`);
  }

  private gridOf(key: number, at: number): OpenWindow[] {
    const { size, slide, offset } = this.job;
    const windows: OpenWindow[] = [];
    for (let i = -100; i <= 100; i++) {
      const start = i * slide + offset;
      if (start > at || at >= start + size) continue;
      const known = this.open.find((window) => window.key === key && window.start === start);
      windows.push(known ?? { key, start, end: start + size, values: [] });
    }
    return windows;
  }

  /** The union of all open sessions that the record's own touches. */
  private session(key: number, at: number): OpenWindow {
    const end = at + (this.job.gap ?? 0);
    const touched = this.open.filter((w) => w.key === key && w.start <= end && w.end >= at);
    const union: OpenWindow = { key, start: at, end, values: [] };
    for (const window of touched) {
      union.start = Math.min(union.start, window.start);
      union.end = Math.max(union.end, window.end);
      union.values.push(...window.values);
      this.open.splice(this.open.indexOf(window), 1);
    }
    return union;
  }

  private isForgotten(window: OpenWindow): boolean {
    return window.end - 1 + this.job.lateness <= this.watermark;
  }

  private fire({ key, start, end, values }: OpenWindow): void {
    this.lines.push(lineOf(key, start, end, values));
  }
}

function lineOf(key: unknown, start: number, end: number, values: readonly number[]): string {
  return `${key} [${start}, ${end}) ${[...values].sort((a, b) => a - b).join(' ')}`;
}

const setOf: WindowContents = {
  kind: 'aggregate',
  fn: {
    createAccumulator: () => [],
    add: (record, set) => [...(set as number[]), (record as { value: number }).value],
    getResult: (set) => set,
    merge: (a, b) => [...(a as number[]), ...(b as number[])],
  },
};

function operatorOf({ size, slide, offset, gap, lateness, isList }: Job): WindowOperator {
  return new WindowOperator({
    assigner:
      gap === null
        ? SlidingEventTimeWindows.of(size, slide, offset)
        : EventTimeSessionWindows.withGap(gap),
    keySelector: (record) => record.key,
    contents: isList ? { kind: 'list' } : setOf,
    windowFunction: (key, ctx, elements, out) => {
      const values = isList ? [...elements].map(({ value }) => value) : [...elements][0];
      out.collect(lineOf(key, ctx.window().start, ctx.window().end, values));
    },
    allowedLatenessMs: lateness,
    lateTagId: 'late',
  });
}

function textOf(output: HarnessOutput): string {
  if (output.kind === 'watermark') return `watermark ${output.timestamp}`;
  if (output.kind === 'side') return `late ${(output.value as { value: number }).value}`;
  return output.kind === 'record' ? String(output.value) : output.kind;
}

/** The order of windows between two watermarks is open. */
function arranged(lines: readonly string[]): string[] {
  const result: string[] = [];
  let run: string[] = [];
  for (const line of lines) {
    if (!line.startsWith('watermark')) run.push(line);
    else {
      result.push(...run.sort(), line);
      run = [];
    }
  }
  return [...result, ...run.sort()];
}

function check(given: Job, steps: readonly Step[]): void {
  const definition = new Definition(given);
  const keyOf = (record: unknown) => (record as RandomRecord).key;
  const harness = new OperatorHarness(() => operatorOf(given), { keyOf });
  let watermark = -20;
  for (const [value, next] of steps.entries()) {
    if (next.kind === 'restore') harness.restore(harness.snapshot(), next.parallelism);
    else if (next.kind === 'record') {
      definition.record(next.record, value);
      harness.element({ ...next.record, value }, next.record.at);
    } else {
      watermark += next.step;
      definition.advance(watermark);
      harness.watermark(watermark);
    }
  }
  watermark += 1000;
  definition.advance(watermark);
  harness.watermark(watermark);
  expect(arranged(harness.take().map(textOf))).toEqual(arranged(definition.lines));
  expect(harness.stateEntryCount() + harness.eventTimerCount()).toBe(0);
}

describe('WindowOperator, at random', () => {
  it('does what windows are defined to do', () => {
    const steps = fc.array(step, { maxLength: 40 });
    fc.assert(fc.property(job, steps, check), { numRuns: 10_000, seed: 20261121 });
  }, 120_000);
});
