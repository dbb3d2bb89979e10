/**
 * The newest reading of every task, counts over all of its attempts, and rates over the last
 * seconds. Flink's MetricFetcher and MetricStore, with its MeterView's idea of a rate.
 */
import type { OperatorReading, TaskReading } from '../../engine/index.ts';
import {
  type EdgeSample,
  type JobTotals,
  OPERATOR_KINDS,
  type OperatorMetrics,
  type StreamGraph,
} from '../../model/index.ts';
import { type SubtaskId, subtaskKey } from '../protocol/index.ts';

/** Samples between two snapshots; more are dropped. */
const MOST_SAMPLES = 512;
/** Rates are over this time, so that a rare record is no flash. */
const WINDOW_MS = 5000;
/** Readings closer than this to the last mark need none of their own. */
const MARK_MS = 500;

interface Counts {
  readonly recordsIn: number;
  readonly recordsOut: number;
  readonly lateRecordsDropped: number;
}

interface Mark extends Counts {
  readonly atMs: number;
}

const NOTHING: Counts = { recordsIn: 0, recordsOut: 0, lateRecordsDropped: 0 };

/** By subtask. */
export class JobMetrics {
  private readonly graph: StreamGraph;
  private readonly entries = new Map<string, TaskMetrics>();
  private samples: EdgeSample[] = [];

  constructor(graph: StreamGraph) {
    this.graph = graph;
  }

  /** Takes a reading. */
  add(id: SubtaskId, reading: TaskReading, nowMs: number): void {
    const key = subtaskKey(id);
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = new TaskMetrics(id);
      this.entries.set(key, entry);
    }
    entry.add(reading, nowMs);
  }

  /** A new attempt counts from nothing; totals go on. */
  beginAttempt(id: SubtaskId): void {
    this.entries.get(subtaskKey(id))?.beginAttempt();
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

  /** Of all operators in all subtasks; what does not run has no rates. */
  operators(isRunning: (id: SubtaskId) => boolean = () => true): OperatorMetrics[] {
    return [...this.entries.values()].flatMap((entry) => entry.metrics(isRunning(entry.id)));
  }

  /** Records that sources gave and sinks took. */
  totals(): JobTotals {
    const groups = new Map(
      this.graph.nodes.map(({ id, kind }) => [id, OPERATOR_KINDS[kind].group]),
    );
    let recordsRead = 0;
    let recordsWritten = 0;
    for (const { nodeId, recordsIn, recordsOut } of this.operators()) {
      if (groups.get(nodeId) === 'source') recordsRead += recordsOut;
      if (groups.get(nodeId) === 'sink') recordsWritten += recordsIn;
    }
    return { recordsRead, recordsWritten };
  }
}

/** One subtask through all of its attempts. */
class TaskMetrics {
  readonly id: SubtaskId;
  reading: TaskReading | undefined;
  /** By operator. */
  private readonly before = new Map<number, Counts>();
  private readonly marks = new Map<number, Mark[]>();
  private atMs = 0;

  constructor(id: SubtaskId) {
    this.id = id;
  }

  add(reading: TaskReading, nowMs: number): void {
    this.reading = reading;
    this.atMs = nowMs;
    for (const operator of reading.operators) this.mark(operator, nowMs);
  }

  beginAttempt(): void {
    for (const operator of this.reading?.operators ?? []) {
      const { nodeId } = operator;
      this.before.set(nodeId, sum(this.before.get(nodeId) ?? NOTHING, operator));
    }
    this.reading = undefined;
    this.marks.clear();
  }

  metrics(isRunning: boolean): OperatorMetrics[] {
    if (this.reading === undefined) return this.ofEarlierAttempts();
    return this.reading.operators.map((operator) => {
      const mark = isRunning ? this.marks.get(operator.nodeId)?.[0] : undefined;
      const perSecond = (now: number, old: number) =>
        mark === undefined || mark.atMs === this.atMs
          ? 0
          : Math.max(0, ((now - old) * 1000) / (this.atMs - mark.atMs));
      return {
        ...operator,
        ...sum(this.before.get(operator.nodeId) ?? NOTHING, operator),
        subtask: this.id.subtask,
        inThisAttempt: operator.recordsIn,
        outThisAttempt: operator.recordsOut,
        inPerSecond: perSecond(operator.recordsIn, mark?.recordsIn ?? 0),
        outPerSecond: perSecond(operator.recordsOut, mark?.recordsOut ?? 0),
      };
    });
  }

  private ofEarlierAttempts(): OperatorMetrics[] {
    const { subtask } = this.id;
    return [...this.before].map(([nodeId, counts]) => ({
      ...{ nodeId, subtask, ...counts, watermark: null, state: null },
      ...{ inThisAttempt: 0, outThisAttempt: 0, inPerSecond: 0, outPerSecond: 0 },
    }));
  }

  /** The first mark is the newest that is as old as the window, or the first of all. */
  private mark(operator: OperatorReading, nowMs: number): void {
    const { nodeId, recordsIn, recordsOut, lateRecordsDropped } = operator;
    const marks = this.marks.get(nodeId) ?? [];
    this.marks.set(nodeId, marks);
    const last = marks.at(-1);
    if (last !== undefined && nowMs - last.atMs < MARK_MS) return;
    marks.push({ atMs: nowMs, recordsIn, recordsOut, lateRecordsDropped });
    while (marks[1] !== undefined && nowMs - marks[1].atMs >= WINDOW_MS) marks.shift();
  }
}

function sum(a: Counts, b: Counts): Counts {
  return {
    recordsIn: a.recordsIn + b.recordsIn,
    recordsOut: a.recordsOut + b.recordsOut,
    lateRecordsDropped: a.lateRecordsDropped + b.lateRecordsDropped,
  };
}
