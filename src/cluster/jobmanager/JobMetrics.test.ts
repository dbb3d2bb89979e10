import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../test/support/graphs.ts';
import type { TaskReading } from '../../engine/index.ts';
import { JobMetrics } from './JobMetrics.ts';

const graph = graphOf('a > b');
const ID = { vertexId: 1, subtask: 0 };

function reading(recordsIn: number, recordsOut = recordsIn): TaskReading {
  const counts = { recordsIn, recordsOut, lateRecordsDropped: 0 };
  const operators = [{ nodeId: 1, ...counts, watermark: null, state: null }];
  return { operators, busyRatio: 0, backPressuredRatio: 0, idleRatio: 1, heldBackBy: null };
}

describe('metrics of a job', () => {
  it('have rates over some seconds, so that a rare record is no flash', () => {
    const metrics = new JobMetrics(graph);
    const rates: number[] = [];
    for (let i = 0; i <= 80; i++) {
      metrics.add(ID, reading(Math.floor(i / 8)), i * 250);
      rates.push(metrics.operators()[0]!.inPerSecond);
    }
    const steady = rates.slice(24);
    expect(Math.min(...steady)).toBeGreaterThanOrEqual(0.3);
    expect(Math.max(...steady)).toBeLessThanOrEqual(0.7);
  });

  it('have no rate before the second reading, nor where nothing has come for a while', () => {
    const metrics = new JobMetrics(graph);
    metrics.add(ID, reading(1000), 0);
    expect(metrics.operators()[0]!.inPerSecond).toBe(0);
    metrics.add(ID, reading(1250), 250);
    expect(metrics.operators()[0]!.inPerSecond).toBe(1000);
    for (let ms = 500; ms <= 6000; ms += 250) metrics.add(ID, reading(1250), ms);
    expect(metrics.operators()[0]!.inPerSecond).toBe(0);
  });

  it('have no rates where nothing runs', () => {
    const metrics = new JobMetrics(graph);
    metrics.add(ID, reading(1), 0);
    metrics.add(ID, reading(500), 500);
    expect(metrics.operators(() => false)[0]).toMatchObject({ inPerSecond: 0, recordsIn: 500 });
  });

  it('count over all attempts', () => {
    const metrics = new JobMetrics(graph);
    metrics.add(ID, reading(5), 0);
    metrics.add(ID, reading(7), 250);
    metrics.beginAttempt(ID);
    expect(metrics.operators()[0]).toMatchObject({ recordsIn: 7, inThisAttempt: 0 });
    metrics.beginAttempt(ID);
    metrics.add(ID, reading(2), 500);
    metrics.add(ID, reading(3), 750);
    const [operator] = metrics.operators();
    expect(operator).toMatchObject({ recordsIn: 10, inThisAttempt: 3, inPerSecond: 4 });
  });
});
