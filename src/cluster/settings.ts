/** Figures that a cluster runs by; Flink's defaults where Flink has one. */
import {
  DEFAULT_NETWORK,
  DEFAULT_SLICE,
  type NetworkSettings,
  type SliceLimits,
} from '../engine/index.ts';

/** The same for all parts of one cluster. */
export interface ClusterSettings {
  readonly network: NetworkSettings;
  readonly slice: SliceLimits;
  /** Slices that a TaskManager runs before it looks for messages. */
  readonly slicesPerTurn: number;
  readonly heartbeatIntervalMs: number;
  /** Silence after which a TaskManager is shown as not answering. */
  readonly notAnsweringAfterMs: number;
  /** Silence after which its tasks fail. Flink's heartbeat.timeout. */
  readonly heartbeatTimeoutMs: number;
  /** How long a worker may take to start and to evaluate its program. */
  readonly startTimeoutMs: number;
  /** How long tasks may take to end when asked, before their workers are ended. */
  readonly cancelTimeoutMs: number;
  /** The same for tasks that are to be restarted. Flink's task.cancellation.timeout. */
  readonly taskCancellationTimeoutMs: number;
  readonly metricsIntervalMs: number;
  /** How often tasks are asked for records to show; 0 for never. */
  readonly sampleIntervalMs: number;
  readonly outputIntervalMs: number;
  /** Characters of all records together, where every one is wanted; more fail the job. */
  readonly outputBudgetChars: number;
  /** How long a program may take to build its graph. */
  readonly evaluationLimitMs: number;
  /** Messages of one worker to the JobManager; far above what an honest one sends. */
  readonly messagesPerSecond: number;
  /** Keyed state of all workers together; a job that holds more is ended with a message. */
  readonly stateBudgetBytes: number;
  /** Workers at most; more slots than that share them. */
  readonly maxTaskManagers: number;
}

/** For real workers. */
export const DEFAULT_SETTINGS: ClusterSettings = {
  network: DEFAULT_NETWORK,
  slice: DEFAULT_SLICE,
  slicesPerTurn: 1,
  heartbeatIntervalMs: 1000,
  notAnsweringAfterMs: 3000,
  heartbeatTimeoutMs: 50_000,
  startTimeoutMs: 20_000,
  cancelTimeoutMs: 500,
  taskCancellationTimeoutMs: 5000,
  metricsIntervalMs: 250,
  sampleIntervalMs: 0,
  outputIntervalMs: 100,
  outputBudgetChars: 100_000_000,
  evaluationLimitMs: 2000,
  messagesPerSecond: 5000,
  stateBudgetBytes: 1_500_000_000,
  maxTaskManagers: 8,
};
