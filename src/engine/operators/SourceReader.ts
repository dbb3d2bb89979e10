/**
 * The reading half of a source in one subtask. Never waits: it says what it waits for.
 * Flink's SourceReader.
 */
import type { OperatorContext } from './OperatorContext.ts';

/** Takes records. `timestamp` MIN_TIMESTAMP where the source knows none. */
export interface SplitOutput {
  collect(value: unknown, timestamp: number): void;
}

/** Takes records of a reader: those of a split through the split's own output. */
export interface ReaderOutput extends SplitOutput {
  /** The split has watermarks and idleness of its own until it is released. */
  createOutputForSplit(splitId: string): SplitOutput;
  releaseOutputForSplit(splitId: string): void;
}

/**
 * `MORE`: call again at once. `WAITING`: nothing until a message or mail comes. `END`: all is read.
 * A number: nothing before that processing time in ms (rate limits).
 */
export type ReadStatus = 'MORE' | 'WAITING' | 'END' | number;

/** One subtask's part of a source. */
export interface SourceReader {
  /** Once, before the first read. */
  open(context: OperatorContext): void;
  /** Emits at most `limit` records; fewer where it must wait. */
  read(output: ReaderOutput, limit: number): ReadStatus;
  /** Position as plain data; a reader restored from it goes on behind the last record emitted. */
  snapshot(): unknown;
  /** Called before `open`, with the parts of all old subtasks. */
  restore(parts: readonly unknown[]): void;
  close(): void;
}
