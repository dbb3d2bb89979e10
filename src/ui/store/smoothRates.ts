/**
 * Rates over some seconds, from the totals of earlier snapshots: a reading every 250 ms says 0 of
 * whatever comes once a second. What is rarer is taken over half a minute; what has stopped is 0.
 */
import type { JobSnapshot, OperatorMetrics } from '../../model/index.ts';

/** Earlier readings, oldest first, about one a second. */
export type RateHistory = readonly Pick<JobSnapshot, 'durationMs' | 'operators'>[];

/** No reading yet. */
export const NO_HISTORY: RateHistory = [];

const STEP_MS = 900;
const SHORT_MS = 5_000;
const LONG_MS = 30_000;
/** So many records in the short time make its rate trustworthy. */
const ENOUGH = 10;

/** The history after a snapshot; one of another job begins anew. */
export function withReading(history: RateHistory, snapshot: JobSnapshot): RateHistory {
  const { durationMs, operators } = snapshot;
  const last = history.at(-1);
  if (last && durationMs < last.durationMs) return [{ durationMs, operators }];
  if (last && durationMs - last.durationMs < STEP_MS) return history;
  const firstKept = history.findLastIndex((one) => durationMs - one.durationMs >= LONG_MS);
  return [...history.slice(Math.max(0, firstKept)), { durationMs, operators }];
}

type Reading = RateHistory[number];
type Counted = 'recordsIn' | 'recordsOut';

const keyOf = (one: OperatorMetrics) => `${one.nodeId}/${one.subtask}`;

const indexes = new WeakMap<readonly OperatorMetrics[], ReadonlyMap<string, OperatorMetrics>>();

function metricsAt(reading: Reading, key: string): OperatorMetrics | undefined {
  let index = indexes.get(reading.operators);
  if (!index) {
    index = new Map(reading.operators.map((one) => [keyOf(one), one]));
    indexes.set(reading.operators, index);
  }
  return index.get(key);
}

/** The newest reading that is at least so old, or the oldest. */
function readingBefore(history: RateHistory, nowMs: number, ageMs: number): Reading | undefined {
  return history.findLast((one) => nowMs - one.durationMs >= ageMs) ?? history[0];
}

/** Records a second since a reading; null where that tells nothing. */
function since(reading: Reading | undefined, now: OperatorMetrics, nowMs: number, what: Counted) {
  const before = reading && metricsAt(reading, keyOf(now));
  const elapsedMs = reading ? nowMs - reading.durationMs : 0;
  if (!before || elapsedMs < STEP_MS || now[what] < before[what]) return null;
  const count = now[what] - before[what];
  return { count, perSecond: (count * 1_000) / elapsedMs };
}

function rateOf(
  history: RateHistory,
  nowMs: number,
  now: OperatorMetrics,
  what: Counted,
): number | null {
  const recent = since(readingBefore(history, nowMs, SHORT_MS), now, nowMs, what);
  if (recent === null || recent.count >= ENOUGH) return recent?.perSecond ?? null;
  const longer = since(readingBefore(history, nowMs, LONG_MS), now, nowMs, what);
  const isRare = longer !== null && longer.perSecond <= (ENOUGH * 1_000) / SHORT_MS;
  return isRare ? longer.perSecond : recent.perSecond;
}

/** The snapshot with its rates over some seconds. */
export function smoothed(snapshot: JobSnapshot, history: RateHistory): JobSnapshot {
  const { durationMs } = snapshot;
  const operators = snapshot.operators.map((one) => ({
    ...one,
    inPerSecond: rateOf(history, durationMs, one, 'recordsIn') ?? one.inPerSecond,
    outPerSecond: rateOf(history, durationMs, one, 'recordsOut') ?? one.outPerSecond,
  }));
  return { ...snapshot, operators };
}
