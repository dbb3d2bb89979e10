/**
 * When two keys are the same: primitives as they are (1, '1' and true are three; -0 is not 0),
 * arrays, objects and dates by value, as their JSON text. The id is a primitive, so that a Map
 * compares it; strings never collide with texts of objects, because those begin with U+0000 and
 * strings that begin so are marked.
 */
import { messageOf, shortText } from '../element/valueText.ts';
import type { KeyId } from '../time/KeyContext.ts';
import { isDate } from './copyValue.ts';

const TEXT_MARK = '\u0000s';
const JSON_MARK = '\u0000j';
const MINUS_ZERO = '\u0000-0';
const NULL_KEY = 'Assigned key must not be null!';
const LONGEST_SHOWN = 100;

/** The identity of a key; throws for what cannot be a key. */
export function keyIdOf(key: unknown): KeyId {
  switch (typeof key) {
    case 'string':
      return key.charCodeAt(0) === 0 ? TEXT_MARK + key : key;
    case 'number':
      if (key === 0) return Object.is(key, -0) ? MINUS_ZERO : 0;
      return Number.isNaN(key) ? rejectKey(key) : key;
    case 'boolean':
      return key;
    default:
      return JSON_MARK + jsonTextOfKey(key);
  }
}

/** As `keyIdOf`, for keys of a MapState, which may be null. */
export function mapKeyIdOf(key: unknown): KeyId {
  return key === null || key === undefined ? JSON_MARK : keyIdOf(key);
}

/** True where the id holds all of the key, so that `keyOfId` gives it back. */
export function isSelfContained(id: KeyId): boolean {
  return typeof id !== 'string' || id.charCodeAt(0) !== 0 || id.charCodeAt(1) !== 106;
}

/** The key of a self-contained id. */
export function keyOfId(id: KeyId): unknown {
  if (typeof id !== 'string' || id.charCodeAt(0) !== 0) return id;
  return id === MINUS_ZERO ? -0 : id.slice(TEXT_MARK.length);
}

/** The JSON text of an array, an object or a date as key; throws where it says too little. */
export function jsonTextOfKey(key: unknown): string {
  if (typeof key !== 'object' || key === null) return rejectKey(key);
  checkKeyPart(key, key, []);
  return JSON.stringify(key);
}

/** Throws Flink's sentence, then what is wrong with the key and the way out. */
export function rejectKey(key: unknown): never {
  if (key === null || key === undefined) {
    throw new Error(
      `${NULL_KEY} The key selector returned ${key}; give such records a key of their own, ` +
        'or filter them out before keyBy.',
    );
  }
  throw unusableKey(key, describe(key));
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    case 'bigint':
      return 'a bigint';
    case 'undefined':
      return 'undefined';
    default:
      return Number.isNaN(value) ? 'NaN' : `a ${(value as object).constructor?.name ?? 'value'}`;
  }
}

function unusableKey(key: unknown, reason: string): Error {
  const isPart = typeof key === 'object';
  return new Error(
    `This cannot be used as key: it ${isPart ? 'contains' : 'is'} ${reason}. Keys are strings, ` +
      'numbers, booleans, or arrays, plain objects and dates made of those.',
  );
}

function checkKeyPart(part: unknown, key: object, above: object[]): void {
  if (typeof part === 'number') {
    if (Number.isNaN(part)) throw unusableKey(key, 'NaN');
    return;
  }
  if (typeof part === 'object') {
    if (part !== null) checkKeyObject(part, key, above);
    return;
  }
  if (typeof part === 'function' || typeof part === 'symbol' || typeof part === 'bigint') {
    throw unusableKey(key, describe(part));
  }
}

/** What an async key selector gives. */
function isThenable(part: object): boolean {
  return 'then' in part && typeof part.then === 'function';
}

function checkKeyObject(part: object, key: object, above: object[]): void {
  if (isDate(part)) {
    if (Number.isNaN(part.getTime())) throw unusableKey(key, 'an invalid date');
    return;
  }
  if (above.includes(part)) throw unusableKey(key, 'itself, in a circle');
  if (part instanceof Map || part instanceof Set || ArrayBuffer.isView(part) || isThenable(part)) {
    throw unusableKey(key, describe(part));
  }
  above.push(part);
  if (Array.isArray(part)) for (const element of part) checkKeyPart(element, key, above);
  else for (const name in part) checkKeyPart((part as Record<string, unknown>)[name], key, above);
  above.pop();
}

/**
 * The error of a key selector that threw, in Flink's words, with the user's message behind it; an
 * unusable key counts too.
 */
export function keyExtractionError(value: unknown, cause: unknown): Error {
  const record = shortText(value, LONGEST_SHOWN, 'console');
  return new Error(`Could not extract key from ${record}: ${messageOf(cause)}`, { cause });
}
