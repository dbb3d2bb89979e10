/**
 * Where a key lives: Java's hash code → murmur → key group → subtask, bit for bit as in Flink. A
 * whole number within 32 bits hashes as Integer, another whole one as Long, any other (and -0) as
 * Double; what is not primitive hashes as its JSON text. Flink's KeyGroupRangeAssignment,
 * MathUtils.
 */
import { jsonTextOfKey, rejectKey } from './keyIdentity.ts';

/** The highest maximum parallelism that there is. */
export const UPPER_BOUND_MAX_PARALLELISM = 32768;

const LOWER_BOUND_MAX_PARALLELISM = 128;
const TWO_POW_32 = 4294967296;
const TWO_POW_63 = 2 ** 63;
const float64 = new Float64Array(1);
const int32 = new Int32Array(float64.buffer);

/** Key groups of one subtask; both ends belong to it. */
export interface KeyGroupRange {
  readonly start: number;
  readonly end: number;
}

/** String.hashCode of Java, over UTF-16 code units. */
export function hashString(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Long.hashCode of Java, of a whole number in the range of Long. */
export function hashLong(value: number): number {
  const high = Math.floor(value / TWO_POW_32);
  return ((value - high * TWO_POW_32) ^ high) | 0;
}

/** Double.hashCode of Java; all NaN are one. */
export function hashDouble(value: number): number {
  float64[0] = value;
  return int32[0]! ^ int32[1]!;
}

function hashNumber(value: number): number {
  const whole = value | 0;
  if (whole === value) return whole === 0 && Object.is(value, -0) ? hashDouble(value) : whole;
  const isLong = Number.isInteger(value) && value >= -TWO_POW_63 && value < TWO_POW_63;
  return isLong ? hashLong(value) : hashDouble(value);
}

/** The hash code that the key has in Flink; throws for what cannot be a key. */
export function hashKey(key: unknown): number {
  switch (typeof key) {
    case 'string':
      return hashString(key);
    case 'number':
      return Number.isNaN(key) ? rejectKey(key) : hashNumber(key);
    case 'boolean':
      return key ? 1231 : 1237;
    default:
      return hashString(jsonTextOfKey(key));
  }
}

/** Spreads a hash code over the non-negative whole numbers below 2^31. */
export function murmurHash(code: number): number {
  let hash = Math.imul(code, 0xcc9e2d51);
  hash = (hash << 15) | (hash >>> 17);
  hash = Math.imul(hash, 0x1b873593);
  hash = (hash << 13) | (hash >>> 19);
  hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  hash ^= 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  if (hash >= 0) return hash;
  return hash === -2147483648 ? 0 : -hash;
}

/** The key group of a key, in [0, maxParallelism). */
export function keyGroupOf(key: unknown, maxParallelism: number): number {
  return murmurHash(hashKey(key)) % maxParallelism;
}

/** The subtask that owns a key group. */
export function subtaskOfKeyGroup(
  keyGroup: number,
  maxParallelism: number,
  parallelism: number,
): number {
  return Math.floor((keyGroup * parallelism) / maxParallelism);
}

/** The subtask that owns a key. */
export function subtaskOfKey(key: unknown, maxParallelism: number, parallelism: number): number {
  return subtaskOfKeyGroup(keyGroupOf(key, maxParallelism), maxParallelism, parallelism);
}

/** The key groups of one subtask: exactly those that `subtaskOfKeyGroup` sends there. */
export function keyGroupRangeOf(
  subtaskIndex: number,
  maxParallelism: number,
  parallelism: number,
): KeyGroupRange {
  return {
    start: Math.ceil((subtaskIndex * maxParallelism) / parallelism),
    end: Math.floor(((subtaskIndex + 1) * maxParallelism - 1) / parallelism),
  };
}

/** The maximum parallelism where the user names none: 128 up to parallelism 85, then more. */
export function defaultMaxParallelism(parallelism: number): number {
  const wanted = parallelism + Math.floor(parallelism / 2);
  const roundedUp = 2 ** Math.ceil(Math.log2(wanted));
  return Math.min(Math.max(roundedUp, LOWER_BOUND_MAX_PARALLELISM), UPPER_BOUND_MAX_PARALLELISM);
}
