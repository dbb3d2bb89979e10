/**
 * The order of keys in BATCH mode: that of their bytes as Flink serialises them, unsigned. Shorter
 * strings come first; numbers from 0 up, then negative ones. 0 only where the keys are the same.
 * Flink's FixedLengthByteKeyComparator and VariableLengthByteKeyComparator.
 */
import { jsonTextOfKey } from './keyIdentity.ts';

/** Below 0 where the first comes first; keys of different types in an order of types. */
export function compareKeys(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  if (typeof a !== typeof b) return rankOfType(a) - rankOfType(b);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  return compareTexts(jsonTextOfKey(a), jsonTextOfKey(b));
}

function compareTexts(a: string, b: string): number {
  if (a.length !== b.length) return compareVarInts(a.length + 1, b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const order = compareVarInts(a.charCodeAt(i), b.charCodeAt(i));
    if (order !== 0) return order;
  }
  return 0;
}

/** Seven bits a byte, lowest first, the eighth where more follow. */
function compareVarInts(a: number, b: number): number {
  let [left, right] = [a, b];
  while (left > 127 && right > 127) {
    const order = (left & 127) - (right & 127);
    if (order !== 0) return order;
    left >>>= 7;
    right >>>= 7;
  }
  return left - right;
}

function compareNumbers(a: number, b: number): number {
  const bySign = Number(isNegative(a)) - Number(isNegative(b));
  if (bySign !== 0) return bySign;
  return a < b ? -1 : Number(a > b);
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function rankOfType(key: unknown): number {
  return ['boolean', 'number', 'string'].indexOf(typeof key);
}
