/**
 * Every message of a cluster's control plane, both directions, and between TaskManagers. What comes
 * from a worker comes out of a sandbox: `checkFromWorker.ts` looks at it before anybody uses it.
 */
import type { CallSiteEntry } from '../../compiler/index.ts';
import type {
  AlignmentReport,
  EncodedBatch,
  PositionedControl,
  TaskReading,
} from '../../engine/index.ts';
import type {
  Diagnostic,
  EdgeSample,
  ExecutionState,
  JobGraph,
  LogEntry,
  StreamGraph,
} from '../../model/index.ts';
import type { ClusterSettings } from '../settings.ts';

/** Raised with each change that an older worker bundle would not understand. */
export const PROTOCOL_VERSION = 4;

/** One subtask by its place in the job. */
export interface SubtaskId {
  readonly vertexId: number;
  readonly subtask: number;
}

/** One spelling per subtask, for tables and messages. */
export function subtaskKey(id: SubtaskId): string {
  return `${id.vertexId}:${id.subtask}`;
}

/** To a worker's entry: evaluate the program once, to draw its graph. */
export interface EvaluateMessage {
  readonly type: 'evaluate';
  readonly version: number;
  readonly seed: number;
  /** The instrumented JavaScript. */
  readonly program: string;
  readonly callSites: readonly CallSiteEntry[];
}

/** To a worker's entry: become a TaskManager. */
export interface StartTaskManagerMessage {
  readonly type: 'startTaskManager';
  readonly version: number;
  readonly taskManagerId: string;
  readonly seed: number;
  /** The plain JavaScript. */
  readonly program: string;
  readonly jobGraph: JobGraph;
  readonly settings: ClusterSettings;
  /** Whether every printed record is wanted, or a sample for the screen. */
  readonly collectOutputs: boolean;
  /** In BATCH mode: whether results stay when they have been read. */
  readonly keepsResults: boolean;
}

/** To a TaskManager: a line to another one. */
export interface ConnectPeerMessage {
  readonly type: 'connectPeer';
  readonly peerId: string;
  /** A port's token; what it is, the home knows. */
  readonly port: unknown;
}

/** One attempt at one subtask. */
export interface AttemptId extends SubtaskId {
  /** The deployment that it belongs to. */
  readonly epoch: number;
}

/** To a TaskManager: run these subtasks beside those that it has. */
export interface DeployMessage {
  readonly type: 'deploy';
  /** Counts up with each deployment of the job; a channel belongs to that of its reader. */
  readonly epoch: number;
  /** All subtasks that begin now, on whatever TaskManager: who writes to them is tied to them. */
  readonly readers: readonly SubtaskId[];
  /** Those that begin here; in BATCH mode there may be none. */
  readonly tasks: readonly (SubtaskId & { readonly attempt: number })[];
  /** The TaskManager of every subtask, by `subtaskKey`. */
  readonly locations: Readonly<Record<string, string>>;
}

/** To a TaskManager: end these tasks, if they have not, and forget them. */
export interface CancelMessage {
  readonly type: 'cancel';
  readonly tasks: readonly AttemptId[];
}

/** Both ways between a source's reader and its enumerator. */
export interface ExternalMessage {
  readonly type: 'external';
  readonly nodeId: number;
  readonly subtask: number;
  readonly epoch: number;
  readonly message: unknown;
}

/** From an aligned source: how far it has come. */
export interface ReportedWatermarkMessage {
  readonly type: 'reportedWatermark';
  readonly nodeId: number;
  readonly subtask: number;
  readonly epoch: number;
  readonly report: AlignmentReport;
}

/** To an aligned source: how far it may go. */
export interface WatermarkAlignmentMessage {
  readonly type: 'watermarkAlignment';
  readonly nodeId: number;
  readonly subtask: number;
  readonly epoch: number;
  readonly maxWatermark: number;
}

/** From a source to its coordinator. */
export type FromSource = ExternalMessage | ReportedWatermarkMessage;

/** To a source. */
export type ToSource = ExternalMessage | WatermarkAlignmentMessage;

/** What the JobManager sends. */
export type ToWorker =
  | EvaluateMessage
  | StartTaskManagerMessage
  | ConnectPeerMessage
  | DeployMessage
  | CancelMessage
  | ToSource;

/** What the program is. */
export interface EvaluatedMessage {
  readonly type: 'evaluated';
  readonly graph: StreamGraph | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** From inside a program that takes its time to be evaluated: the call that it is in. */
export interface EvaluatingMessage {
  readonly type: 'evaluating';
  readonly site: number | null;
}

/** The TaskManager has the program's functions and waits for tasks; or it cannot. */
export interface RegisteredMessage {
  readonly type: 'registered';
  /** Null where all is well. */
  readonly problem: string | null;
}

/** A failure as its task can tell it. */
export interface FailureReport {
  readonly message: string;
  readonly code?: string;
  readonly nodeId?: number;
  readonly edgeId?: number;
  /** JSON text. */
  readonly record?: string;
}

/** A task changed its state. */
export interface TaskStateMessage extends AttemptId {
  readonly type: 'taskState';
  readonly state: ExecutionState;
  readonly failure?: FailureReport;
}

/** Records of one sink in one subtask, as JSON texts. */
export interface PrintedRecords {
  readonly sink: string;
  readonly subtask: number;
  readonly records: readonly string[];
  /** Printed since the last message; more than `records` where only a sample is sent. */
  readonly count: number;
}

/** What print sinks wrote since the last message. */
export interface OutputMessage {
  readonly type: 'output';
  readonly outputs: readonly PrintedRecords[];
}

/** Alive. */
export interface HeartbeatMessage {
  readonly type: 'heartbeat';
}

/** From inside user code that does not return. */
export interface LapMessage {
  readonly type: 'lap';
  readonly nodeId: number;
  readonly forMs: number;
}

/** Counters of all tasks of a TaskManager. */
export interface MetricsMessage {
  readonly type: 'metrics';
  readonly tasks: readonly (SubtaskId & { readonly reading: TaskReading })[];
  readonly samples?: readonly EdgeSample[];
}

/** The program's own words. */
export interface LogMessage {
  readonly type: 'log';
  readonly entries: readonly LogEntry[];
}

/** What a worker sends. */
export type FromWorker =
  | EvaluatedMessage
  | EvaluatingMessage
  | RegisteredMessage
  | TaskStateMessage
  | OutputMessage
  | HeartbeatMessage
  | LapMessage
  | MetricsMessage
  | LogMessage
  | FromSource;

/** A buffer on its way to another TaskManager. */
export interface EncodedBuffer {
  readonly batch: EncodedBatch;
  readonly controls: readonly PositionedControl[];
}

/** One thing for one channel, by `wireName`. */
export type PeerItem =
  | { readonly kind: 'buffer'; readonly channel: string; readonly buffer: EncodedBuffer }
  | { readonly kind: 'credit'; readonly channel: string; readonly credits: number };

/** From one TaskManager to another. */
export interface PeerMessage {
  readonly items: readonly PeerItem[];
}
