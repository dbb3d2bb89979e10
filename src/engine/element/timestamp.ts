/**
 * Times as the engine holds them: finite numbers of ms between MIN and MAX, and NaN for "none".
 * Finite on purpose: MIN + gap > MIN holds, as in Java. The API shows MIN and MAX as -Infinity and
 * Infinity, and none as null (SEMANTICS, Number model).
 */

/** No watermark yet, or a record whose source assigns no timestamp. Flink's Long.MIN_VALUE. */
export const MIN_TIMESTAMP = -(2 ** 53);

/** The final watermark. Flink's Long.MAX_VALUE. */
export const MAX_TIMESTAMP = 2 ** 53;

/** A record without any timestamp, such as what a processing-time timer emits. */
export const NO_TIMESTAMP = Number.NaN;

/** The engine's time as programs see it: MIN and MAX become infinite. Not for NO_TIMESTAMP. */
export function toApiTime(time: number): number {
  if (time === MIN_TIMESTAMP) return -Infinity;
  return time === MAX_TIMESTAMP ? Infinity : time;
}

/** A record's timestamp as programs see it: none becomes null. */
export function toApiTimestamp(time: number): number | null {
  return Number.isNaN(time) ? null : toApiTime(time);
}

/** A program's time as the engine holds it: saturating at MIN and MAX. NaN stays NaN. */
export function fromApiTime(time: number): number {
  if (time <= MIN_TIMESTAMP) return MIN_TIMESTAMP;
  return time >= MAX_TIMESTAMP ? MAX_TIMESTAMP : time;
}
