/**
 * The order in which Java iterates a HashSet of windows. It decides which of several sessions keeps
 * its contents when a record joins them, and so in which order a window function sees the elements.
 * Flink's TimeWindow.hashCode and MathUtils.longToIntWithBitMixing, Java's HashMap.
 */
import type { TimeWindow } from './TimeWindow.ts';

const SMALLEST_TABLE = 16;
const LOAD_FACTOR = 0.75;

/** The windows (one or more, all different) as a HashSet that they were added to gives them. */
export function inHashOrder(windows: readonly TimeWindow[]): TimeWindow[] {
  let buckets = SMALLEST_TABLE;
  // the set held the new window too, before it was taken out
  while (windows.length + 1 > buckets * LOAD_FACTOR) buckets *= 2;
  const bucketOf = (window: TimeWindow): number => spread(hashOf(window)) & (buckets - 1);
  return [...windows].sort((a, b) => bucketOf(a) - bucketOf(b));
}

/** Java's hash code of a window, an int. */
export function hashOf(window: TimeWindow): number {
  const { start, end } = window;
  const sum = Number.isFinite(start) && Number.isFinite(end) ? BigInt(start) + BigInt(end) : 0n;
  let mixed = BigInt.asUintN(64, sum);
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
  mixed ^= mixed >> 31n;
  return Number(BigInt.asIntN(32, mixed));
}

/** As HashMap mixes the upper bits into the lower ones. */
function spread(hash: number): number {
  return hash ^ (hash >>> 16);
}
