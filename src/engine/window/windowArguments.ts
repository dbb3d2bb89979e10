/**
 * Checks of what programs give to assigners, triggers and evictors. Flink's sentence comes first,
 * then what was given.
 */
import { MIN_TIMESTAMP } from '../element/timestamp.ts';

/** Throws unless every argument is a whole number of ms; Duration.of… gives such numbers. */
export function requireMillis(name: string, values: Readonly<Record<string, unknown>>): void {
  for (const [argument, value] of Object.entries(values)) {
    if (Number.isSafeInteger(value)) continue;
    throw new Error(
      `${name}: ${argument} must be a whole number of milliseconds, but it is ${String(value)}.`,
    );
  }
}

/** Throws unless the count is a whole number. */
export function requireCount(name: string, count: unknown): void {
  if (Number.isSafeInteger(count)) return;
  throw new Error(`${name}: the count must be a whole number, but it is ${String(count)}.`);
}

/** Throws Flink's sentence with the values behind it, unless `isGood`. */
export function requireParameters(isGood: boolean, sentence: string, given: string): void {
  if (!isGood) throw new Error(`${sentence} (given: ${given}).`);
}

/** Event-time windows of a fixed grid cannot place a record without timestamp. */
export function requireTimestamp(timestamp: number): void {
  if (timestamp > MIN_TIMESTAMP) return;
  throw new Error(
    'Record has Long.MIN_VALUE timestamp (= no timestamp marker). ' +
      "Did you forget to call 'DataStream.assignTimestampsAndWatermarks(...)'? " +
      'Event-time windows need a timestamp on each record; processing-time windows do not.',
  );
}
