/**
 * Records in the order of BATCH mode: by key, then by timestamp, then as they came. A counting sort
 * over the keys' ranks, because there are far fewer keys than records. Two inputs are ranked
 * together, so that they can be merged. Flink's SortingDataInput and MultiInputSortingDataInput.
 */
import { MIN_TIMESTAMP } from '../../element/timestamp.ts';
import { compareKeys } from '../../state/compareKeys.ts';
import type { KeyId } from '../../time/KeyContext.ts';
import { type ChannelBuffer, NO_CONTROLS } from '../exchange/ChannelBuffer.ts';

/** The records of one input, as they came, with keys and `sortableTime`s; lists of one length. */
export interface KeyedRecords {
  readonly values: unknown[];
  readonly timestamps: number[];
  readonly keyIds: KeyId[];
}

/** Keys in order of appearance, by their identity. */
export type KeysById = Map<KeyId, unknown>;

/** Records in order, with the rank of each one's key. */
export interface SortedRecords {
  readonly buffer: ChannelBuffer;
  readonly ranks: Int32Array;
}

/** Neighbouring records of one input. */
export interface SortedRun {
  readonly input: 0 | 1;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The place of each key in the order of keys. */
export function rankKeys(keys: KeysById): Map<KeyId, number> {
  const inOrder = [...keys].sort(([, a], [, b]) => compareKeys(a, b));
  return new Map(inOrder.map(([id], rank) => [id, rank]));
}

/** Sorts one input. */
export function sortRecords(
  records: KeyedRecords,
  rankOf: ReadonlyMap<KeyId, number>,
): SortedRecords {
  const { values, timestamps, keyIds } = records;
  const rankOfRecord = Int32Array.from(keyIds, (id) => rankOf.get(id) as number);
  const order = orderByRank(rankOfRecord, rankOf.size, timestamps);
  const buffer = {
    values: Array.from(order, (index) => values[index]),
    timestamps: Array.from(order, (index) => timestamps[index] as number),
    controls: NO_CONTROLS,
  };
  return { buffer, ranks: order.map((index) => rankOfRecord[index] as number) };
}

/** A record without a timestamp has the lowest time from here on. */
export function sortableTime(timestamp: number): number {
  return Number.isNaN(timestamp) ? MIN_TIMESTAMP : timestamp;
}

/** Indices by rank, then time, then index. */
function orderByRank(ranks: Int32Array, rankCount: number, times: readonly number[]): Int32Array {
  const starts = new Int32Array(rankCount + 1);
  for (const rank of ranks) starts[rank + 1] = (starts[rank + 1] as number) + 1;
  for (let i = 1; i <= rankCount; i++) {
    starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  }
  const order = new Int32Array(ranks.length);
  const next = starts.slice();
  for (let index = 0; index < ranks.length; index++) {
    const rank = ranks[index] as number;
    order[next[rank] as number] = index;
    next[rank] = (next[rank] as number) + 1;
  }
  const byTime = (a: number, b: number) => (times[a] as number) - (times[b] as number) || a - b;
  for (let rank = 0; rank < rankCount; rank++) {
    order.subarray(starts[rank], starts[rank + 1]).sort(byTime);
  }
  return order;
}

/** Both inputs as one: of equal records that of the input whose turn it is, they take turns. */
export function* mergeRuns(
  first: SortedRecords,
  second: SortedRecords,
): Generator<SortedRun, void, void> {
  const inputs = [first, second] as const;
  const positions: [number, number] = [0, 0];
  let input: 0 | 1 = isBefore(second, 0, first, 0) ? 1 : 0;
  for (;;) {
    const other: 0 | 1 = input === 0 ? 1 : 0;
    const start = positions[input];
    let end = start + 1;
    while (isBefore(inputs[input], end, inputs[other], positions[other])) end++;
    positions[input] = end;
    if (start < inputs[input].ranks.length) yield { input, start, end };
    if (positions[other] >= inputs[other].ranks.length) return;
    input = other;
  }
}

/** Strictly before; what is not there is after everything. */
function isBefore(a: SortedRecords, i: number, b: SortedRecords, j: number): boolean {
  if (i >= a.ranks.length) return false;
  if (j >= b.ranks.length) return true;
  const byKey = (a.ranks[i] as number) - (b.ranks[j] as number);
  if (byKey !== 0) return byKey < 0;
  return (a.buffer.timestamps[i] as number) < (b.buffer.timestamps[j] as number);
}
