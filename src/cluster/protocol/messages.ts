/**
 * What the JobManager tells its workers, and what TaskManagers tell each other. What workers tell
 * the JobManager is `workerMessages.ts`: that comes out of a sandbox and has schemas.
 */
import type { CallSiteEntry } from '../../compiler/index.ts';
import type { EncodedBatch, PositionedControl } from '../../engine/index.ts';
import type { JobGraph } from '../../model/index.ts';
import type { ClusterSettings } from '../settings.ts';
import type { ExternalMessage } from './workerMessages.ts';

/** Raised with each change that an older worker bundle would not understand. */
export const PROTOCOL_VERSION = 6;

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

/** To a TaskManager: a message of records has been taken, another may come. */
export interface OutputTakenMessage {
  readonly type: 'outputTaken';
}

/** To a TaskManager: the whole of a record that was shown in part. */
export interface OpenRecordMessage {
  readonly type: 'openRecord';
  /** Comes back with the answer. */
  readonly request: number;
  /** The worker's own, out of `cuts`. */
  readonly number: number;
}

/** To an aligned source: how far it may go. */
export interface WatermarkAlignmentMessage {
  readonly type: 'watermarkAlignment';
  readonly nodeId: number;
  readonly subtask: number;
  readonly epoch: number;
  readonly maxWatermark: number;
}

/** To a source. */
export type ToSource = ExternalMessage | WatermarkAlignmentMessage;

/** What the JobManager sends. */
export type ToWorker =
  | EvaluateMessage
  | StartTaskManagerMessage
  | ConnectPeerMessage
  | DeployMessage
  | CancelMessage
  | OutputTakenMessage
  | OpenRecordMessage
  | ToSource;

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
