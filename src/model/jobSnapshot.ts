/**
 * What a running job shows of itself, at most four times a second: plain data that the JobManager
 * makes and the screen draws. Rates are per second of wall clock, ratios are 0 to 1.
 */
import type { JobFailure } from './diagnostic.ts';
import type { ExecutionState, JobStatus } from './execution.ts';

/** What an operator keeps by key in one subtask. */
export interface KeyedStateMetrics {
  /** One a key, state and window. */
  readonly entries: number;
  /** About, in memory. */
  readonly bytes: number;
  readonly timers: number;
}

/** One operator in one subtask. Counts are over all of its attempts, as those of outputs are. */
export interface OperatorMetrics {
  readonly nodeId: number;
  readonly subtask: number;
  readonly recordsIn: number;
  readonly recordsOut: number;
  /** Of `recordsIn`, those of the attempt that runs, or ran last. */
  readonly inThisAttempt?: number;
  readonly outThisAttempt?: number;
  /** Over the last seconds; 0 once the task has ended. */
  readonly inPerSecond: number;
  readonly outPerSecond: number;
  /** Event time in ms; null before the first, and Infinity after the last one. */
  readonly watermark: number | null;
  readonly lateRecordsDropped: number;
  /** Null where it keeps nothing by key. */
  readonly state: KeyedStateMetrics | null;
}

/** One subtask of a chain. */
export interface SubtaskSnapshot {
  readonly vertexId: number;
  readonly subtask: number;
  readonly attempt: number;
  readonly state: ExecutionState;
  readonly taskManagerId: string;
  /** Shares of the last interval; they add up to 1 while the task runs. */
  readonly busyRatio: number;
  readonly backPressuredRatio: number;
  readonly idleRatio: number;
  /** Which input holds the watermark back, such as `clicks[1]`; null where nothing does. */
  readonly heldBackBy: string | null;
}

/** One worker. */
export interface TaskManagerSnapshot {
  readonly id: string;
  readonly state: 'STARTING' | 'RUNNING' | 'NOT_ANSWERING' | 'LOST';
  readonly slots: number;
  /** Where it is, while it does not answer. */
  readonly stuckIn?: {
    readonly operator: string;
    readonly nodeId?: number;
    readonly forMs: number;
  };
}

/** Records of a whole job, over all attempts. */
export interface JobTotals {
  /** That its sources have given. */
  readonly recordsRead: number;
  /** That its sinks have taken. */
  readonly recordsWritten: number;
}

/** A restart that is to come; its cause is the snapshot's failure. */
export interface RestartSnapshot {
  /** ms until then; 0 where it waits for tasks to end or for workers to start. */
  readonly dueInMs: number;
  /** Counts from 1. */
  readonly attempt: number;
  /** Null where the strategy has no such limit. */
  readonly maxAttempts: number | null;
}

/** A record that went along an edge: one of a few that stand for all. */
export interface EdgeSample {
  /** Of the StreamEdge. */
  readonly edgeId: number;
  readonly sourceSubtask: number;
  /** Null where it is not known. */
  readonly targetSubtask: number | null;
  /** The record's key as text; absent where the exchange has none. */
  readonly key?: string;
}

/** Everything at one moment. */
export interface JobSnapshot {
  readonly jobName: string;
  readonly status: JobStatus;
  /** ms since the job was submitted. */
  readonly durationMs: number;
  readonly taskManagers: readonly TaskManagerSnapshot[];
  readonly subtasks: readonly SubtaskSnapshot[];
  readonly operators: readonly OperatorMetrics[];
  readonly totals?: JobTotals;
  readonly failure: JobFailure | null;
  /** Records since the last snapshot; absent where none went by, or nobody looks. */
  readonly samples?: readonly EdgeSample[];
  /** While the job is RESTARTING. */
  readonly restart?: RestartSnapshot;
}
