/**
 * The half of a source that lives on the JobManager's side: it knows what there is to read and
 * hands it out, on request, to the readers of the subtasks. Messages are plain data; those that
 * come from a reader come out of the sandbox and are checked. Flink's SplitEnumerator.
 */

/** Answers the readers of one source. */
export interface SplitEnumerator {
  /** A reader's message; `reply` may be called later, and more than once. */
  onMessage(subtask: number, message: unknown, reply: (message: unknown) => void): void;
  /** A subtask begins anew: it may be given again what it was given. */
  subtaskReset(subtask: number): void;
  close(): void;
}

/** Reads files; the homes implement it (the same shape as the cluster's FileSystem). */
export interface FileBytes {
  /** Length in bytes, or null where there is no such file. */
  sizeBytes(path: string): Promise<number | null>;
  /** The files in a folder and below it; null where the path is none. Absent: no folders here. */
  filesIn?(path: string): Promise<readonly string[] | null>;
  /** Bytes from `start` (inclusive) to `end` (exclusive), never more. */
  read(path: string, start: number, end: number): Promise<Uint8Array>;
}
