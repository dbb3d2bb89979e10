/**
 * About how much memory a value takes, for the screen and for the budget of a job's state. It looks
 * at a bounded part of large values and goes by that: the same few microseconds whatever the size.
 * Figures are those of V8 on 64 bits, rounded up. Flink measures serialised bytes instead.
 */

const SLOT = 8;
const OBJECT = 24;
const ARRAY = 32;
const STRING = 16;
const COLLECTION = 64;
/** A Map's or Set's own bytes an entry. */
const ENTRY = 32;

/** Elements that are looked at in an array, a map or a set. */
const MOST_SAMPLES = 32;
/** Deeper values count as their slot. */
const MOST_DEPTH = 12;

/** Bytes, with the slot that holds the value. */
export function approximateSize(value: unknown): number {
  return SLOT + beyondSlot(value, 0);
}

function beyondSlot(value: unknown, depth: number): number {
  switch (typeof value) {
    case 'string':
      return STRING + value.length;
    case 'bigint':
      return OBJECT;
    case 'object':
      return value === null || depth > MOST_DEPTH ? 0 : objectSize(value, depth + 1);
    default:
      return 0;
  }
}

function objectSize(value: object, depth: number): number {
  if (Array.isArray(value)) return arraySize(value, depth);
  if (value instanceof Map) return mapSize(value, depth);
  if (value instanceof Set) return COLLECTION + sampled(value, value.size, depth, ENTRY);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return COLLECTION + value.byteLength;
  }
  let bytes = OBJECT;
  for (const name in value) {
    bytes += SLOT + beyondSlot((value as Record<string, unknown>)[name], depth);
  }
  return bytes;
}

function mapSize(map: ReadonlyMap<unknown, unknown>, depth: number): number {
  const keys = sampled(map.keys(), map.size, depth, ENTRY);
  return COLLECTION + keys + sampled(map.values(), map.size, depth, 0);
}

/** Elements at even distances stand for all. */
function arraySize(array: readonly unknown[], depth: number): number {
  const { length } = array;
  const count = Math.min(length, MOST_SAMPLES);
  if (count === 0) return ARRAY;
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    bytes += beyondSlot(array[Math.floor((i * length) / count)], depth);
  }
  return ARRAY + length * SLOT + Math.round((bytes * length) / count);
}

/** The first ones stand for all: there is no other way into a map. */
function sampled(
  values: Iterable<unknown>,
  size: number,
  depth: number,
  bytesAnEntry: number,
): number {
  let count = 0;
  let bytes = 0;
  for (const value of values) {
    if (count === MOST_SAMPLES) break;
    count += 1;
    bytes += beyondSlot(value, depth);
  }
  return size * bytesAnEntry + (count === 0 ? 0 : Math.round((bytes * size) / count));
}
