/**
 * The newest reading of every task, with rates over the time between two readings.
 * Flink's MetricFetcher and MetricStore.
 */
import type { OperatorReading, TaskReading } from '../../engine/index.ts';
import type { EdgeSample, OperatorMetrics } from '../../model/index.ts';
import { type SubtaskId, subtaskKey } from '../protocol/index.ts';

interface Entry {
  readonly atMs: number;
  readonly subtask: number;
  readonly reading: TaskReading;
  readonly operators: readonly OperatorMetrics[];
}

/** Samples between two snapshots; more are dropped. */
const MOST_SAMPLES = 512;

/** By subtask. */
export class JobMetrics {
  private readonly entries = new Map<string, Entry>();
  private samples: EdgeSample[] = [];

  /** Takes a reading. */
  add(id: SubtaskId, reading: TaskReading, nowMs: number): void {
    const key = subtaskKey(id);
    const before = this.entries.get(key);
    const elapsedMs = before === undefined ? 0 : nowMs - before.atMs;
    const operators = reading.operators.map((operator) => {
      const old = before?.operators.find(({ nodeId }) => nodeId === operator.nodeId);
      return metricsOf(operator, id.subtask, old, elapsedMs);
    });
    this.entries.set(key, { atMs: nowMs, subtask: id.subtask, reading, operators });
  }

  /** A new attempt counts from nothing. */
  forget(id: SubtaskId): void {
    this.entries.delete(subtaskKey(id));
  }

  /** Takes records to show. */
  addSamples(samples: readonly EdgeSample[]): void {
    this.samples.push(...samples.slice(0, MOST_SAMPLES - this.samples.length));
  }

  /** Those that came since the last call. */
  takeSamples(): readonly EdgeSample[] {
    return this.samples.splice(0);
  }

  /** The newest of one subtask. */
  readingOf(id: SubtaskId): TaskReading | undefined {
    return this.entries.get(subtaskKey(id))?.reading;
  }

  /** Of all operators in all subtasks. */
  operators(): OperatorMetrics[] {
    return [...this.entries.values()].flatMap((entry) => entry.operators);
  }
}

function metricsOf(
  reading: OperatorReading,
  subtask: number,
  before: OperatorMetrics | undefined,
  elapsedMs: number,
): OperatorMetrics {
  const perSecond = (count: number, old: number): number =>
    elapsedMs > 0 ? Math.max(0, ((count - old) * 1000) / elapsedMs) : 0;
  return {
    ...reading,
    subtask,
    inPerSecond: perSecond(reading.recordsIn, before?.recordsIn ?? 0),
    outPerSecond: perSecond(reading.recordsOut, before?.recordsOut ?? 0),
  };
}
