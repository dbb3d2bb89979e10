/**
 * Where the workers of a cluster live: sandboxed Web Workers, worker_threads, or one simulated
 * thread. The JobManager asks a home for workers and channels, and knows nothing else about it.
 */
import type { Port, TransferablePort } from './Port.ts';

/** Why a worker is no more, as the screen's explanations name it. */
export type LossCode =
  | 'worker-out-of-memory'
  | 'worker-not-answering'
  | 'worker-refused'
  | 'worker-gone'
  | 'worker-process-gone';

/** A worker that has been started. */
export interface WorkerHandle {
  readonly id: string;
  /** Control messages to and from the worker's entry. */
  readonly port: Port;
  /** Ends it at once, whatever it does; an endless loop too. */
  kill(): void;
  /** Called at most once, when the worker is known to be gone for a reason of its own. */
  onGone(listener: (reason: string, code: LossCode) => void): void;
}

/** What a worker is for: only one that draws graphs can do without the data plane's code. */
export type WorkerRole = 'evaluator' | 'taskManager';

/** A place for workers. */
export interface Home {
  /** Starts a worker that can do at least this; rejects with a clear sentence where it cannot. */
  startWorker(id: string, role: WorkerRole): Promise<WorkerHandle>;
  /** A fresh channel whose ends can be sent to two workers. */
  createChannel(): readonly [TransferablePort, TransferablePort];
  /** Ends all workers and the home. */
  dispose(): Promise<void>;
}

/** Reads files for sources, on the JobManager's side. */
export interface FileSystem {
  /** Length in bytes, or null where there is no such file. */
  sizeBytes(path: string): Promise<number | null>;
  /** The files in a folder and below it; null where the path is none. Absent: no folders here. */
  filesIn?(path: string): Promise<readonly string[] | null>;
  /** Bytes from `start` (inclusive) to `end` (exclusive), never more. */
  read(path: string, start: number, end: number): Promise<Uint8Array>;
}
