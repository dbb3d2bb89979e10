/**
 * What flows on an edge: batches of records, and control elements between them.
 * In a batch `values[i]` belongs to `timestamps[i]`; a batch is owned by its receiver once sent.
 * Flink's StreamElement; barriers join the union with checkpoints.
 */

/** Records of one channel in order. */
export interface RecordBatch {
  readonly kind: 'records';
  readonly values: unknown[];
  /** ms, MIN_TIMESTAMP, or NO_TIMESTAMP. */
  readonly timestamps: number[];
}

/** No record with a timestamp at or below this follows. */
export interface Watermark {
  readonly kind: 'watermark';
  readonly timestamp: number;
}

/** Whether the channel takes part in the minimum of watermarks. Flink's WatermarkStatus. */
export interface WatermarkStatus {
  readonly kind: 'status';
  readonly isActive: boolean;
}

/** Nothing follows on this channel. Flink's EndOfData and EndOfPartition in one. */
export interface EndOfData {
  readonly kind: 'end';
}

/** Whatever a channel carries. */
export type StreamElement = RecordBatch | Watermark | WatermarkStatus | EndOfData;
