/**
 * Random interval joins over random out-of-order input against the definition, pair by pair: near
 * enough in time, neither late, and the first not yet forgotten when the second came.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { IntervalJoinOperator } from './IntervalJoinOperator.ts';

/** A record; its name is its place in the input. */
interface RandomRecord {
  readonly key: number;
  readonly at: number;
  readonly input: 0 | 1;
}

type Step =
  | { readonly kind: 'record'; readonly record: RandomRecord }
  | { readonly kind: 'watermark'; readonly step: number }
  | { readonly kind: 'restore'; readonly parallelism: number };

interface Join {
  readonly lower: number;
  readonly upper: number;
  readonly isLowerExclusive: boolean;
  readonly isUpperExclusive: boolean;
}

const join: fc.Arbitrary<Join> = fc
  .record({
    lower: fc.integer({ min: -6, max: 6 }),
    width: fc.integer({ min: 0, max: 8 }),
    isLowerExclusive: fc.boolean(),
    isUpperExclusive: fc.boolean(),
  })
  .map(({ width, ...given }) => ({ ...given, upper: given.lower + width }));

const record = fc.record({
  key: fc.integer({ min: 0, max: 2 }),
  at: fc.integer({ min: 0, max: 30 }),
  input: fc.constantFrom(0 as const, 1 as const),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: record.map((given): Step => ({ kind: 'record', record: given })) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 6 }).map((by): Step => ({ kind: 'watermark', step: by })),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 4 })
      .map((parallelism): Step => ({ kind: 'restore', parallelism })),
  },
);

/** What is known of a record that was not late. */
interface Kept extends RandomRecord {
  readonly name: number;
  /** The first watermark that forgets it. */
  readonly until: number;
  isForgotten: boolean;
}

/** All pairs, by looking at every record for each one. */
class Definition {
  readonly pairs: string[] = [];
  private readonly lower: number;
  private readonly upper: number;
  private readonly kept: Kept[] = [];
  private watermark = Number.NEGATIVE_INFINITY;

  constructor(given: Join) {
    this.lower = given.lower + (given.isLowerExclusive ? 1 : 0);
    this.upper = given.upper - (given.isUpperExclusive ? 1 : 0);
  }

  record(given: RandomRecord, name: number): void {
    if (given.at < this.watermark) {
      this.pairs.push(`late ${given.input} ${name}@${given.at}`);
      return;
    }
    for (const other of this.kept) this.meet({ ...given, name }, other);
    const reach = given.input === 0 ? this.upper : -this.lower;
    const until = given.at + Math.max(0, reach);
    this.kept.push({ ...given, name, until, isForgotten: false });
  }

  advance(watermark: number): void {
    this.watermark = watermark;
    for (const kept of this.kept) if (kept.until <= watermark) kept.isForgotten = true;
  }

  private meet(newer: RandomRecord & { readonly name: number }, kept: Kept): void {
    if (kept.isForgotten || kept.input === newer.input || kept.key !== newer.key) return;
    const [left, right] = kept.input === 0 ? [kept, newer] : [newer, kept];
    const distance = right.at - left.at;
    if (distance < this.lower || distance > this.upper) return;
    this.pairs.push(`${left.name}+${right.name}@${Math.max(left.at, right.at)}`);
  }
}

const keyOf = (value: unknown) => (value as RandomRecord).key;

function operatorOf(given: Join): IntervalJoinOperator {
  return new IntervalJoinOperator({
    keySelectors: [keyOf, keyOf],
    lowerBoundMs: given.lower,
    upperBoundMs: given.upper,
    isLowerExclusive: given.isLowerExclusive,
    isUpperExclusive: given.isUpperExclusive,
    leftLateTagId: '0',
    rightLateTagId: '1',
    fn: (a: { name: number }, b: { name: number }, _ctx, out) => out.collect(`${a.name}+${b.name}`),
  });
}

function check(given: Join, steps: readonly Step[]): void {
  const definition = new Definition(given);
  const harness = new OperatorHarness(() => operatorOf(given), { keyOf, inputCount: 2 });
  let watermark = 0;
  const advance = (by: number) => {
    watermark += by;
    definition.advance(watermark);
    harness.watermark(watermark, 0);
    harness.watermark(watermark, 1);
  };
  for (const [name, next] of steps.entries()) {
    if (next.kind === 'watermark') advance(next.step);
    else if (next.kind === 'restore') harness.restore(harness.snapshot(), next.parallelism);
    else {
      definition.record(next.record, name);
      harness.element({ ...next.record, name }, next.record.at, next.record.input);
    }
  }
  advance(1000);
  const outputs = harness.take().flatMap((output) => {
    if (output.kind === 'record') return [`${output.value}@${output.timestamp}`];
    if (output.kind !== 'side') return [];
    return [`late ${output.tagId} ${(output.value as { name: number }).name}@${output.timestamp}`];
  });
  expect(outputs.sort()).toEqual(definition.pairs.sort());
  expect(harness.stateEntryCount() + harness.eventTimerCount()).toBe(0);
}

describe('IntervalJoinOperator, at random', () => {
  it('does what interval joins are defined to do', () => {
    const steps = fc.array(step, { maxLength: 40 });
    fc.assert(fc.property(join, steps, check), { numRuns: 3000, seed: 20261121 });
  }, 120_000);
});
