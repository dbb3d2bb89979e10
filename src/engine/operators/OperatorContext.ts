/**
 * What a task gives to one operator: who it is, its state, its timers, its counters, the way out to
 * the run's console. The task implements it; tests use the harness.
 */

import type { KeyedStateBackend, KeyGroupSnapshot } from '../state/StateBackend.ts';
import type { ProcessingTimeService } from '../time/ProcessingTimeService.ts';
import type { InternalTimerService, Triggerable } from '../time/TimerService.ts';

/** Which subtask this is. Flink's TaskInfo. */
export interface SubtaskInfo {
  readonly taskName: string;
  readonly subtaskIndex: number;
  readonly parallelism: number;
  readonly maxParallelism: number;
  readonly attempt: number;
}

/** Everything one operator in one subtask holds, by key group where it is keyed. */
export interface OperatorSnapshot {
  readonly keyGroups: readonly KeyGroupSnapshot[];
  /** What `StreamOperator.snapshotState` gave. */
  readonly operatorState: unknown;
}

/** Work to be done by the task between two elements. Flink's MailboxExecutor. */
export interface Mailbox {
  /**
   * May be called from outside the task's thread of control (a promise's end); wakes the task.
   * `record` is what the mail is about, for messages.
   */
  post(mail: () => void, record?: unknown): void;
}

/** Counters of one operator; plain fields so that counting costs one addition. */
export interface OperatorCounters {
  recordsIn: number;
  recordsOut: number;
  lateRecordsDropped: number;
}

/**
 * What a program's function does that is no fault and hardly meant: it gives nothing back where a
 * result is awaited, gives back what it should have collected, or never completes its call.
 */
export type FunctionRemark = 'gives-nothing-back' | 'result-not-taken' | 'call-not-completed';

/** The operator's world. */
export interface OperatorContext {
  readonly nodeId: number;
  readonly name: string;
  readonly inputCount: 0 | 1 | 2;
  readonly subtask: SubtaskInfo;
  readonly counters: OperatorCounters;
  readonly processingTime: ProcessingTimeService;
  readonly mailbox: Mailbox;
  /** True in BATCH mode: no watermark but the last; keyed records come sorted by key and time. */
  readonly isBatch: boolean;
  /** ms; 0: no periodic watermarks. */
  readonly autoWatermarkIntervalMs: number;
  /** Made at the first call; an operator on an unkeyed stream may not call it. */
  keyedState(): KeyedStateBackend;
  /** One service a name; restored with the keyed state. */
  timerService(name: string, target: Triggerable): InternalTimerService;
  /** Fires the due event timers of all services. */
  advanceTimers(watermark: number): void;
  /** What print sinks write; in order per subtask. */
  print(sinkIdentifier: string, value: unknown): void;
  /**
   * Runs for sources only: asks the home for splits and data from outside (files). Null where the
   * home has none.
   */
  readonly external: ExternalInput | null;
  /**
   * A clock for idleness, in ms: it stands still while the task waits for room in its output, since
   * an input that is not read has no chance to show that it is active.
   */
  inputActivityMs(): number;
  /** Tells the user, once an operator, of a function that is called by this name. */
  remark(remark: FunctionRemark, method: string): void;
  /** Seeded; for shuffle and staggered windows. In [0, 1). */
  random(): number;
}

/** How far an aligned source subtask has come. Flink's ReportedWatermarkEvent. */
export interface AlignmentReport {
  readonly group: string;
  readonly maxDriftMs: number;
  /** Infinity where the subtask is idle or has ended. */
  readonly watermark: number;
}

/**
 * A source's line to its enumerator, and to the alignment of its group, on the JobManager's side;
 * answers arrive as mails. Flink's OperatorEventGateway.
 */
export interface ExternalInput {
  /** Sends a plain message to the enumerator of this source. */
  send(message: unknown): void;
  /** The one listener; called as a mail of the task. */
  onMessage(listener: (message: unknown) => void): void;
  /** Says how far this subtask has come. */
  reportWatermark(report: AlignmentReport): void;
  /** The one listener for the highest watermark that the group allows. */
  onAlignment(listener: (maxWatermark: number) => void): void;
}
