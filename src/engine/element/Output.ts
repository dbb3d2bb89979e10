/**
 * Where an operator puts what it makes: the next operator of the chain, an exchange, several of
 * them. Calls are synchronous: when `collect` returns, everything downstream in the chain has
 * happened. Flink's Output.
 */

/** The receiving side of one operator's results. */
export interface Output {
  /** Records handed on so far, where somebody counts. */
  readonly count?: number;
  /** A record on the main output; `timestamp` in ms, MIN_TIMESTAMP or NO_TIMESTAMP. */
  collect(value: unknown, timestamp: number): void;
  /** A record on the side output with this OutputTag id; unread tags are dropped. */
  collectSide(tagId: string, value: unknown, timestamp: number): void;
  emitWatermark(timestamp: number): void;
  emitWatermarkStatus(isActive: boolean): void;
}
