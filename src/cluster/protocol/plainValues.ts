/** Values that settings and small messages are made of: what JSON has, few of them, not deep. */
import { shortName } from './fields.ts';
import { MAX_NAME, MAX_TEXT } from './limits.ts';

const MAX_DEPTH = 8;
const MAX_PLAIN_VALUES = 2000;

/** True for an object that is nothing but its fields. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** True for plain values all through; stops where there are too many. */
export function isPlain(value: unknown): boolean {
  let left = MAX_PLAIN_VALUES;
  const isGood = (item: unknown, depth: number): boolean => {
    if (--left < 0) return false;
    if (typeof item === 'string') return item.length <= MAX_TEXT;
    if (item === null || item === undefined) return true;
    if (typeof item !== 'object') return typeof item === 'boolean' || typeof item === 'number';
    if (depth === MAX_DEPTH) return false;
    if (Array.isArray(item)) {
      return item.length <= left && item.every((each) => isGood(each, depth + 1));
    }
    if (!isPlainObject(item)) return false;
    for (const key in item) if (key.length > MAX_NAME) return false;
    return Object.values(item).every((each) => isGood(each, depth + 1));
  };
  return isGood(value, 0);
}

/** The same with long texts cut; what JSON cannot say becomes null. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string') return shortName(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
}
