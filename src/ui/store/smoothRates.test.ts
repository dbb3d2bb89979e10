import { describe, expect, it } from 'vitest';
import type { JobSnapshot } from '../../model/index.ts';
import { NO_HISTORY, smoothed, withReading } from './smoothRates.ts';

function snapshotAt(durationMs: number, recordsOut: number): JobSnapshot {
  const rest = {
    recordsIn: 0,
    inPerSecond: 0,
    watermark: null,
    lateRecordsDropped: 0,
    state: null,
  };
  const operator = { nodeId: 1, subtask: 0, recordsOut, outPerSecond: 0, ...rest };
  return {
    jobName: 'j',
    status: 'RUNNING',
    durationMs,
    taskManagers: [],
    subtasks: [],
    operators: [operator],
    failure: null,
  };
}

/** What is shown of a job whose total is told by time, four times a second, up to a time. */
function ratesOf(totalAt: (ms: number) => number, untilMs: number): number[] {
  let history = NO_HISTORY;
  const rates: number[] = [];
  for (let ms = 250; ms <= untilMs; ms += 250) {
    const snapshot = snapshotAt(ms, totalAt(ms));
    rates.push(smoothed(snapshot, history).operators[0]!.outPerSecond);
    history = withReading(history, snapshot);
  }
  return rates;
}

describe('rates over some seconds', () => {
  it('are steady where records come in bursts', () => {
    const rates = ratesOf((ms) => 100 * Math.floor(ms / 1_000), 20_000).slice(40);
    expect(Math.min(...rates)).toBeGreaterThan(80);
    expect(Math.max(...rates)).toBeLessThan(120);
  });

  it('are not 0 for what comes every ten seconds', () => {
    const rates = ratesOf((ms) => Math.floor(ms / 10_000), 90_000).slice(160);
    expect(Math.min(...rates)).toBeGreaterThan(0.05);
    expect(Math.max(...rates)).toBeLessThan(0.2);
  });

  it('are 0 soon after a flow has stopped', () => {
    const rates = ratesOf((ms) => Math.min(ms, 10_000), 17_000);
    expect(rates.at(-1)).toBe(0);
    expect(rates[35]).toBeCloseTo(1_000, -1);
  });

  it('begin anew with another job, and keep little', () => {
    let history = NO_HISTORY;
    for (let ms = 0; ms < 300_000; ms += 250) history = withReading(history, snapshotAt(ms, 0));
    expect(history.length).toBeLessThan(40);
    expect(withReading(history, snapshotAt(100, 0))).toHaveLength(1);
  });
});
