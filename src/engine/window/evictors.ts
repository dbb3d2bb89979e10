/**
 * The evictors that programs can name: by count, by age, by distance from the last record.
 * Flink's CountEvictor, TimeEvictor and DeltaEvictor.
 */
import { MIN_TIMESTAMP } from '../element/timestamp.ts';
import type { DeltaFunction } from './DeltaTrigger.ts';
import { Evictor, type TimestampedValue } from './Evictor.ts';
import { requireCount, requireMillis } from './windowArguments.ts';

/** Keeps the records that came last. */
export class CountEvictor extends Evictor {
  readonly maxCount: number;

  constructor(maxCount: number, isAfter: boolean) {
    super(isAfter);
    this.maxCount = maxCount;
  }

  /** Keeps `maxCount` records. */
  static of(maxCount: number, doEvictAfter = false): CountEvictor {
    requireCount('CountEvictor', maxCount);
    return new CountEvictor(maxCount, doEvictAfter);
  }

  evict(elements: readonly TimestampedValue[]): readonly TimestampedValue[] {
    const surplus = elements.length - Math.max(this.maxCount, 0);
    return surplus > 0 ? elements.slice(surplus) : elements;
  }

  describe(): string {
    return 'CountEvictor';
  }
}

/**
 * Keeps what is less than its size older than the newest timestamp. Windows whose first record has
 * no timestamp are left alone; among records at MIN the cutoff wraps around in Java, so all go.
 */
export class TimeEvictor extends Evictor {
  readonly sizeMs: number;

  constructor(sizeMs: number, isAfter: boolean) {
    super(isAfter);
    this.sizeMs = sizeMs;
  }

  /** Keeps the last `sizeMs`. */
  static of(sizeMs: number, doEvictAfter = false): TimeEvictor {
    requireMillis('TimeEvictor', { size: sizeMs });
    return new TimeEvictor(sizeMs, doEvictAfter);
  }

  evict(elements: readonly TimestampedValue[]): readonly TimestampedValue[] {
    const first = elements[0];
    if (first === undefined || Number.isNaN(first.timestamp)) return elements;
    let newest = MIN_TIMESTAMP;
    for (const element of elements) newest = Math.max(newest, timestampOf(element));
    if (newest === MIN_TIMESTAMP) return [];
    const cutoff = newest - this.sizeMs;
    return elements.filter((element) => element.timestamp > cutoff);
  }

  describe(): string {
    return 'TimeEvictor';
  }
}

function timestampOf(element: TimestampedValue): number {
  if (!Number.isNaN(element.timestamp)) return element.timestamp;
  throw new Error(
    "Record has no timestamp. Is the time characteristic set to 'ProcessingTime', or " +
      "did you forget to call 'DataStream.assignTimestampsAndWatermarks(...)'? " +
      'A TimeEvictor found it among records that have timestamps.',
  );
}

/** Drops what is at least a threshold away from the last record. */
export class DeltaEvictor<T> extends Evictor<T> {
  readonly threshold: number;
  private readonly delta: DeltaFunction<T>;

  constructor(threshold: number, delta: DeltaFunction<T>, isAfter: boolean) {
    super(isAfter);
    this.threshold = threshold;
    this.delta = delta;
  }

  /** Keeps what is nearer than `threshold` to the last record. */
  static of<T>(threshold: number, delta: DeltaFunction<T>, doEvictAfter = false): DeltaEvictor<T> {
    if (typeof delta === 'function') return new DeltaEvictor(threshold, delta, doEvictAfter);
    throw new Error('DeltaEvictor.of needs a threshold and a function of two records.');
  }

  evict(elements: readonly TimestampedValue[]): readonly TimestampedValue[] {
    const last = elements[elements.length - 1];
    if (last === undefined) return elements;
    const point = last.value as T;
    return elements.filter((e) => !(this.delta(e.value as T, point) >= this.threshold));
  }

  describe(): string {
    return 'DeltaEvictor';
  }
}
