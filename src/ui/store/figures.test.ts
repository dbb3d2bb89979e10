import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import type { JobSnapshot, OperatorMetrics } from '../../model/index.ts';
import { indexOf, jobWatermark, sourceRate } from './figures.ts';

const jobGraph = jobGraphOf(
  graphOf('a*2 =HASH> w*2 > out*2', { a: { inputCount: 0 }, w: { kind: 'window' } }),
);

const metrics = (nodeId: number, subtask: number, watermark: number | null): OperatorMetrics => ({
  nodeId,
  subtask,
  recordsIn: 10,
  recordsOut: 5,
  inPerSecond: 2,
  outPerSecond: 1,
  watermark,
  lateRecordsDropped: 1,
  state: null,
});

const snapshot = (...operators: OperatorMetrics[]): JobSnapshot => ({
  jobName: 'test',
  status: 'RUNNING',
  durationMs: 1,
  taskManagers: [],
  subtasks: [],
  operators,
  failure: null,
});

describe('indexOf', () => {
  it('adds up subtasks and finds the one whose watermark is lowest', () => {
    const figures = indexOf(snapshot(metrics(2, 1, 30), metrics(2, 0, 50))).operators.get(2)!;
    expect(figures).toMatchObject({
      recordsIn: 20,
      outPerSecond: 2,
      lateRecordsDropped: 2,
      watermark: 30,
      watermarkSubtask: 1,
    });
    expect(figures.bySubtask.map((one) => one.subtask)).toEqual([0, 1]);
  });

  it('counts a subtask without a watermark as the lowest', () => {
    const figures = indexOf(snapshot(metrics(2, 0, 50), metrics(2, 1, null))).operators.get(2)!;
    expect(figures).toMatchObject({ watermark: null, watermarkSubtask: 1 });
  });

  it('is made once for a snapshot', () => {
    const one = snapshot(metrics(2, 0, 1));
    expect(indexOf(one)).toBe(indexOf(one));
  });
});

describe('of the whole job', () => {
  it('the rate is what leaves the sources', () => {
    expect(sourceRate(jobGraph, snapshot(metrics(1, 0, 0), metrics(1, 1, 0)))).toBe(2);
  });

  it.each([
    ['the lowest', [50, 30], 30],
    ['none yet where one has none', [50, null], null],
    ['the end when all have ended', [Infinity, Infinity], Infinity],
  ])('the watermark is %s', (_name, marks, watermark) => {
    const operators = marks.map((mark, subtask) => metrics(2, subtask, mark));
    expect(jobWatermark(jobGraph, snapshot(...operators))).toBe(watermark);
  });

  it('there is no watermark to show where no operator waits for one', () => {
    const plain = jobGraphOf(graphOf('a > b'));
    expect(jobWatermark(plain, snapshot(metrics(1, 0, 5)))).toBeUndefined();
  });
});
