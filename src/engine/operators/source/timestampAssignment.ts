/**
 * Timestamps from records, checked: a whole number of ms (or infinite), nothing else. The engine's
 * times go in as the API's and come back as the engine's.
 * Flink's TimestampAssigner and RecordTimestampAssigner.
 */
import { fromApiTime, MAX_TIMESTAMP, MIN_TIMESTAMP, toApiTime } from '../../element/timestamp.ts';
import type { TimestampAssigner } from '../../time/watermarkTypes.ts';

/** The new timestamp of a record; records without one are said to have MIN, as in Flink. */
export function assignTimestamp(
  assigner: TimestampAssigner<unknown> | null,
  value: unknown,
  timestamp: number,
): number {
  const before = Number.isNaN(timestamp) ? MIN_TIMESTAMP : timestamp;
  if (assigner === null) return before;
  const assigned = assigner(value, toApiTime(before));
  return isPlain(assigned) ? assigned : checkedTimestamp(assigned);
}

/** Math.floor is false for NaN and fractions, and throws for a bigint. */
function isPlain(time: number): boolean {
  if (typeof time !== 'number' || Math.floor(time) !== time) return false;
  return time > MIN_TIMESTAMP && time < MAX_TIMESTAMP;
}

function checkedTimestamp(assigned: unknown): number {
  if (typeof assigned === 'number') {
    if (Number.isInteger(assigned) || Math.abs(assigned) === Infinity) return fromApiTime(assigned);
  }
  const shown = typeof assigned === 'string' ? JSON.stringify(assigned) : String(assigned);
  throw new Error(
    `The timestamp assigner returned ${shown}. A timestamp is a whole number of milliseconds ` +
      'since the epoch: use Date.parse() on text, Math.floor() on fractions, ' +
      'and check for missing fields.',
  );
}
