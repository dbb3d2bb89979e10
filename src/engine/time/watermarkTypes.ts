/**
 * How watermarks are made: a generator sees each event and each tick, and says watermarks to an
 * output. Times here are the API's (infinite at the ends), because generators are user code.
 * Flink's WatermarkGenerator, WatermarkOutput and TimestampAssigner.
 */

/** Takes watermarks and idleness. */
export interface WatermarkOutput {
  emitWatermark(timestamp: number): void;
  markIdle(): void;
  markActive(): void;
}

/** Makes watermarks from events and ticks. */
export interface WatermarkGenerator<T> {
  onEvent(event: T, eventTimestamp: number, output: WatermarkOutput): void;
  onPeriodicEmit(output: WatermarkOutput): void;
}

/** The event time of a record, from the record and the timestamp that it has. */
export type TimestampAssigner<T> = (element: T, recordTimestamp: number) => number;

/** What a strategy may use to make a generator. */
export interface GeneratorContext {
  /** A clock for idleness: processing time, less the time in which no input could be read. */
  readonly nowMs: () => number;
}
