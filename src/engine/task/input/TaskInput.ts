/**
 * What feeds the head of a chain from its channels: as data comes (`PipelinedInput`), or when all
 * of it is there (`BatchInput`). Flink's StreamInputProcessor.
 */
import type { InputChannel } from '../exchange/InputChannel.ts';

/** Drives the head of a chain. */
export interface TaskInput {
  /** False while the chain must not open yet, because its producers are still at work. */
  isReady(): boolean;
  /** Gives the head one piece of at most so many records; their number, or -1: nothing is there. */
  readPiece(maxRecords: number): number;
  /** True when nothing will come any more. */
  hasEnded(): boolean;
  /** The channel that holds the watermark back; null where none stands behind others. */
  slowestChannel(): InputChannel | null;
}
