/**
 * Flink's cases of window assigners and session merging, through the real assigners and the real
 * MergingWindowSet.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromApiTime } from '../../../src/engine/element/timestamp.ts';
import {
  SlidingEventTimeWindows,
  TumblingEventTimeWindows,
} from '../../../src/engine/window/gridWindows.ts';
import { type MergeActions, MergingWindowSet } from '../../../src/engine/window/MergingWindowSet.ts';
import { EventTimeSessionWindows } from '../../../src/engine/window/sessionWindows.ts';
import { mergeTimeWindows, TimeWindow, windowStart } from '../../../src/engine/window/TimeWindow.ts';
import type { WindowAssigner } from '../../../src/engine/window/WindowAssigner.ts';

type Bounds = readonly [number, number];

interface AssignOp {
  readonly kind: string;
  readonly assigner: 'tumbling' | 'sliding' | 'session';
  readonly size: number;
  readonly slide: number;
  readonly gap: number;
  readonly offset?: number;
  readonly stagger?: 'NATURAL';
  readonly proctime?: number;
  readonly ordered?: boolean;
}

interface Vector {
  readonly name: string;
  readonly op: AssignOp;
  readonly input: readonly any[]; // any: each kind of case has its own elements
  readonly expect: readonly any[]; // any: see above
}

const file = new URL('./data/window-assigners.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };
const clockAt = (nowMs = 0) => ({ currentProcessingTimeMs: () => nowMs, random: () => 0 });
const bounds = ({ start, end }: TimeWindow): Bounds => [start, end];
const byStart = (a: Bounds, b: Bounds) => a[0] - b[0];

function assignerOf(op: AssignOp): WindowAssigner<TimeWindow> {
  switch (op.assigner) {
    case 'tumbling':
      return TumblingEventTimeWindows.of(op.size, op.offset, op.stagger);
    case 'sliding':
      return SlidingEventTimeWindows.of(op.size, op.slide, op.offset);
    case 'session':
      return EventTimeSessionWindows.withGap(op.gap);
  }
}

function checkAssign({ op, input, expect: expected }: Vector): void {
  const shared = op.size === undefined ? null : assignerOf(op);
  for (const [i, element] of input.entries()) {
    const hasOptions = typeof element === 'object';
    const assign = () => {
      const assigner = shared ?? assignerOf(hasOptions ? { ...op, ...element } : op);
      const time = element === 'MIN' ? fromApiTime(-Infinity) : element;
      const clock = clockAt(op.proctime);
      return assigner.assignWindows(null, hasOptions ? 0 : time, clock).map(bounds);
    };
    if (expected[i].error !== undefined) expect(assign).toThrow();
    else if (op.ordered === true) expect(assign()).toEqual(expected[i]);
    else expect(assign().sort(byStart)).toEqual([...expected[i]].sort(byStart));
  }
}

/** Where a later element is asked for by its bounds, the set must know it or say that it does not. */
function checkMergingSet({ input, expect: expected }: Vector): void {
  const set = new MergingWindowSet(EventTimeSessionWindows.withGap(1));
  set.load([]);
  for (const [i, { add, retire, state }] of input.entries()) {
    if (add !== undefined) checkAdd(set, add, expected[i]);
    else if (retire !== undefined) set.retire(new TimeWindow(retire[0], retire[1]));
    else checkState(set, state, expected[i]);
  }
}

// any: the expectation has optional parts
function checkAdd(set: MergingWindowSet, [start, end]: Bounds, expected: any): void {
  let isMerged = false;
  const actions: MergeActions = { merge: () => (isMerged = true), abandon: () => {} };
  const added = new TimeWindow(start, end);
  const result = set.addWindow(added, actions);
  expect(bounds(result)).toEqual(expected.result);
  expect(isMerged).toBe(expected.merged);
  const stateWindow = set.stateWindowOf(result);
  if (stateWindow === undefined) throw new Error('The result is not in the set');
  if (expected.stateWindow) expect(bounds(stateWindow)).toEqual(expected.stateWindow);
  if (expected.stateWindowOneOf) expect(expected.stateWindowOneOf).toContainEqual(bounds(stateWindow));
}

// any: the expectation has optional parts
function checkState(set: MergingWindowSet, [start, end]: Bounds, expected: any): void {
  const stateWindow = set.stateWindowOf(new TimeWindow(start, end));
  const wanted = expected.stateWindow ?? null;
  if (wanted === null) expect(stateWindow).toBeUndefined();
  else expect(stateWindow && bounds(stateWindow)).toEqual(wanted);
}

function checkMerge({ input, expect: expected }: Vector): void {
  const merges: unknown[] = [];
  mergeTimeWindows(
    input.map(([start, end]: Bounds) => new TimeWindow(start, end)),
    (merged, parts) => {
      const from = (parts as TimeWindow[]).map(bounds).sort(byStart);
      merges.push({ from, to: bounds(merged as TimeWindow) });
    },
  );
  expect(merges).toEqual(
    expected.map(({ from, to }) => ({ from: [...from].sort(byStart), to })),
  );
}

const checks: Record<string, (vector: Vector) => void> = {
  assign: checkAssign,
  mergeWindows: checkMerge,
  mergingWindowSet: checkMergingSet,
  windowStart: ({ op, input, expect: expected }) =>
    expect(input.map((time) => windowStart(time, op.offset ?? 0, op.size))).toEqual(expected),
};

describe('window assigners, by Flink', () => {
  for (const vector of vectors) it(vector.name, () => checks[vector.op.kind]?.(vector));
});
