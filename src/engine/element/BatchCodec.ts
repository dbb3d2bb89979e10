/**
 * Records on their way between workers: one column per field where records share a shape, typed
 * arrays for numbers, a dictionary for strings; anything else goes as a packed tree. What comes out
 * equals what went in: prototypes of known classes, undefined, null, -0 and NaN included.
 * Flink's TypeSerializer, but for a whole buffer at once.
 */
import type { ClassTable } from './ClassTable.ts';
import { type Column, ColumnWriter, readColumn } from './columns.ts';

/** A batch as structured-cloneable data; its buffers may be transferred. */
export interface EncodedBatch {
  readonly count: number;
  readonly timestamps: Float64Array;
  readonly records: Column;
}

/** Hot path: `append` runs once per record that leaves its worker. One batch after another. */
export class BatchEncoder {
  private readonly writer: ColumnWriter;
  private timestamps: Float64Array;
  private count = 0;

  /** `capacity` is the usual size of a batch, in records; more is possible. */
  constructor(classes: ClassTable, capacity = 1024) {
    this.writer = new ColumnWriter(classes);
    this.timestamps = new Float64Array(capacity);
  }

  /** Takes a copy of the record; throws a RecordError on what cannot travel. */
  append(value: unknown, timestamp: number): void {
    const index = this.count;
    this.writer.write(index, value);
    if (index >= this.timestamps.length) this.timestamps = grown(this.timestamps);
    this.timestamps[index] = timestamp;
    this.count = index + 1;
  }

  /** The batch so far; the next record begins a new one. */
  take(): EncodedBatch {
    const count = this.count;
    this.count = 0;
    return {
      count,
      timestamps: this.timestamps.slice(0, count),
      records: this.writer.take(count),
    };
  }
}

/** Decoded records with their timestamps. */
export interface DecodedBatch {
  readonly values: unknown[];
  readonly timestamps: Float64Array;
}

/** The reverse of `BatchEncoder.take`; throws on malformed data. */
export function decodeBatch(batch: EncodedBatch, classes: ClassTable): DecodedBatch {
  const { count, timestamps, records } = batch;
  if (!(timestamps instanceof Float64Array) || timestamps.length !== count) {
    throw new Error('a batch came with timestamps that do not match its records');
  }
  return { values: readColumn(records, count, classes), timestamps };
}

function grown(array: Float64Array): Float64Array {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
