/**
 * Context and collector of a pattern's function. Flink's CepOperator.ContextFunctionImpl.
 */
import type { Output } from '../element/Output.ts';
import { NO_TIMESTAMP, toApiTime } from '../element/timestamp.ts';
import type { Collector, PatternContext } from '../operators/functions/functionTypes.ts';
import type { OutputTag } from '../operators/functions/OutputTag.ts';

/** One object for all matches; the operator sets the time before each. */
export class MatchOutput implements PatternContext, Collector<unknown> {
  private readonly out: Output;
  private readonly isProcessingTime: boolean;
  private readonly nowMs: () => number;
  private time = NO_TIMESTAMP;
  /** Hears where `undefined` goes out. */
  onNothing: () => void = () => {};

  constructor(out: Output, isProcessingTime: boolean, nowMs: () => number) {
    this.out = out;
    this.isProcessingTime = isProcessingTime;
    this.nowMs = nowMs;
  }

  /** When the match was done, or its time over: ms. */
  setTime(time: number): void {
    this.time = time;
  }

  collect(record: unknown): void {
    if (record === undefined) this.onNothing();
    this.out.collect(record, this.recordTimestamp());
  }

  timestamp(): number {
    return toApiTime(this.time);
  }

  currentProcessingTime(): number {
    return this.nowMs();
  }

  output<X>(tag: OutputTag<X>, value: X): void {
    if (tag === null || tag === undefined) throw new Error('OutputTag must not be null.');
    this.out.collectSide(tag.id, value, this.recordTimestamp());
  }

  private recordTimestamp(): number {
    return this.isProcessingTime ? NO_TIMESTAMP : this.time;
  }
}
