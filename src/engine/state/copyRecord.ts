// Hot path: `copyRecord` may run once per record and hop.
/**
 * Copies of records on their way: as `copyValue`, quicker for flat objects, which most records are.
 */
import { looksAtFields } from '../element/recordKinds.ts';
import { copyValue } from './copyValue.ts';

/** A copy that shares nothing changeable with the original. */
export function copyRecord(value: object): unknown {
  // a spread would call getters and take their results for fields
  if (looksAtFields || Object.getPrototypeOf(value) !== Object.prototype) return copyValue(value);
  const copy: Record<string, unknown> = { ...value };
  for (const name in copy) {
    const field = copy[name];
    if (typeof field === 'object' && field !== null) return copyValue(value);
  }
  return copy;
}

/** True for plain objects and arrays that hold no objects: who only reads their fields is safe. */
export function isFlat(value: object): boolean {
  if (Array.isArray(value)) return value.every(isPrimitive);
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  const record = value as Record<string, unknown>;
  for (const name in record) {
    const field = record[name];
    if (typeof field === 'object' && field !== null) return false;
  }
  return true;
}

function isPrimitive(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
