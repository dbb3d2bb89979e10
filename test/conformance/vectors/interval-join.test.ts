/** Flink's cases of the interval join, through the real operator. */
import { describe, expect, it } from 'vitest';
import { IntervalJoinOperator, NO_TIMESTAMP } from '../../../src/engine/index.ts';
import { OperatorHarness } from '../../support/OperatorHarness.ts';
import { readVectors } from './windowCases.ts';

interface Line {
  readonly in?: 1 | 2;
  readonly k?: string;
  readonly v?: string;
  readonly ts?: number | null;
  readonly wm?: number;
  readonly probe?: number;
  readonly snapshotRestore?: true;
}

interface JoinVector {
  readonly name: string;
  readonly op: {
    readonly lower: number;
    readonly upper: number;
    readonly lowerInclusive: boolean;
    readonly upperInclusive: boolean;
    readonly leftLateTag?: true;
    readonly rightLateTag?: true;
  };
  readonly input: readonly Line[];
  readonly expect?: readonly any[]; // any: results, or an error
  readonly buffers?: any; // any: per probe, the timestamps kept left and right
}

const keyOf = (line: unknown) => (line as Line).k;

function operatorOf({ op }: JoinVector): IntervalJoinOperator {
  return new IntervalJoinOperator({
    keySelectors: [keyOf, keyOf],
    lowerBoundMs: op.lower,
    upperBoundMs: op.upper,
    isLowerExclusive: op.lowerInclusive === false,
    isUpperExclusive: op.upperInclusive === false,
    leftLateTagId: op.leftLateTag && 'left_late',
    rightLateTagId: op.rightLateTag && 'right_late',
    fn: (a: Line, b: Line, _ctx, out) => out.collect({ k: a.k, v: [a.v, b.v] }),
  });
}

function check(vector: JoinVector, isRestored: boolean): void {
  const harness = new OperatorHarness(() => operatorOf(vector), { keyOf, inputCount: 2 });
  for (const line of vector.input) {
    feed(harness, line, vector);
    if (isRestored) harness.restore(harness.snapshot());
  }
  if (vector.expect === undefined) return;
  const outputs = harness.take().flatMap((output) => {
    if (output.kind === 'record') {
      return [{ ...(output.value as object), ts: output.timestamp }];
    }
    if (output.kind !== 'side') return [];
    return [{ side: output.tagId, v: (output.value as Line).v, ts: output.timestamp }];
  });
  expect(texts(outputs)).toEqual(texts(vector.expect));
}

function feed(harness: OperatorHarness, line: Line, { buffers }: JoinVector): void {
  const input = line.in === 2 ? 1 : 0;
  if (line.wm !== undefined) harness.watermark(line.wm, input);
  else if (line.probe !== undefined) {
    const { left, right } = buffers[line.probe];
    expect([kept(harness, 'LEFT_BUFFER'), kept(harness, 'RIGHT_BUFFER')]).toEqual([left, right]);
  } else if (line.snapshotRestore === true) harness.restore(harness.snapshot());
  else harness.element(line, line.ts ?? NO_TIMESTAMP, input);
}

/** The timestamps under which a side still keeps records. */
function kept(harness: OperatorHarness, state: string): number[] {
  const groups = harness.snapshot().flatMap((part) => part.keyGroups);
  const entries = groups.flatMap(({ states }) => (states[state] ?? []) as { value: unknown }[]);
  const maps = entries.map(({ value }) => value as Map<number, unknown>);
  return maps.flatMap((map) => [...map.keys()]).sort((a, b) => a - b);
}

function texts(outputs: readonly any[]): string[] {
  // any: results of either kind
  return outputs.map(({ side, k, v, ts }) => JSON.stringify({ side, k, v, ts })).sort();
}

/** A restored operator waits for new watermarks: what is cleaned up when is another question. */
const AS_WRITTEN = ['element with ts == watermark is NOT late'];

describe('interval join, by Flink', () => {
  for (const vector of readVectors<JoinVector>('interval-join')) {
    const isError = vector.expect?.[0]?.error !== undefined;
    const run = (isRestored: boolean) => {
      if (!isError) check(vector, isRestored);
      else expect(() => check({ ...vector, expect: [] }, false)).toThrow();
    };
    it(vector.name, () => run(false));
    if (vector.buffers !== undefined || AS_WRITTEN.includes(vector.name)) continue;
    it(`${vector.name}, restored after every element`, () => run(true));
  }
});
