/**
 * When two keys are the same: primitives as they are (1, '1' and true are three; -0 is not 0),
 * arrays, objects and dates by value, as their JSON text. The id is a primitive, so that a Map
 * compares it; strings never collide with texts of objects, because those begin with U+0000 and
 * strings that begin so are marked.
 */
import { article, looksAtFields, traitsOf } from '../element/recordKinds.ts';
import { messageOf, shortText } from '../element/valueText.ts';
import type { KeyId } from '../time/KeyContext.ts';

const TEXT_MARK = '\u0000s';
const JSON_MARK = '\u0000j';
const MINUS_ZERO = '\u0000-0';
const NULL_KEY = 'Assigned key must not be null!';
const LONGEST_SHOWN = 100;
/** Deeper keys are refused: whoever goes down into them would run out of stack. */
const MOST_LEVELS = 1000;

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
  return JSON.stringify(key) ?? rejectKey(key);
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
      return 'a function: call it, and use what it returns';
    case 'symbol':
      return 'a symbol: use its description';
    case 'bigint':
      return 'a bigint: use String(key), or Number(key) where it fits';
    case 'undefined':
      return 'undefined';
    case 'object':
      return value === null ? 'null' : 'an object without JSON text';
    default:
      return 'NaN';
  }
}

function unusableKey(key: unknown, reason: string, isPart = typeof key === 'object'): Error {
  return new Error(
    `This cannot be used as key: it ${isPart ? 'contains' : 'is'} ${reason}. Keys are strings, ` +
      'numbers, booleans, or arrays, plain objects and dates made of those.',
  );
}

/** What JSON has no text for, so that different keys would be taken for one. */
function checkKeyPart(part: unknown, key: object, above: object[]): void {
  switch (typeof part) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return;
    case 'number':
      if (Number.isFinite(part)) return;
      throw unusableKey(key, Number.isNaN(part) ? 'NaN' : `${part}: use String(${part})`);
    case 'object':
      if (part !== null) checkKeyObject(part, key, above);
      return;
    default:
      throw unusableKey(key, describe(part));
  }
}

function checkKeyObject(part: object, key: object, above: object[]): void {
  if (above.includes(part)) throw unusableKey(key, 'itself, in a circle', true);
  if (above.length >= MOST_LEVELS) {
    throw unusableKey(key, `more than ${MOST_LEVELS} levels of arrays and objects`, true);
  }
  const reason = hiddenIn(part);
  if (reason !== null) throw unusableKey(key, reason, part !== key);
  above.push(part);
  const { toJSON } = part as { toJSON?: unknown };
  if (typeof toJSON === 'function') {
    const text: unknown = toJSON.call(part, '');
    if (text !== part) checkKeyPart(text, key, above);
  } else if (Array.isArray(part)) {
    for (const element of part) checkKeyPart(element, key, above);
  } else for (const name in part) checkKeyPart((part as Fields)[name], key, above);
  above.pop();
}

type Fields = Record<string, unknown>;

/** What of an object does not show in its JSON text; null where all does. */
function hiddenIn(part: object): string | null {
  const prototype = Object.getPrototypeOf(part) as object | null;
  if (prototype !== Object.prototype && prototype !== Array.prototype) {
    const hidden = hiddenByClass(part, prototype);
    if (hidden !== null) return hidden;
  }
  return looksAtFields ? hiddenFields(part) : null;
}

function hiddenByClass(part: object, prototype: object | null): string | null {
  const { kind, refusal, privateClass } = traitsOf(prototype);
  const { toJSON, then } = part as { toJSON?: unknown; then?: unknown };
  const isDate = kind === 'date';
  if (part instanceof Date && Number.isNaN(part.getTime())) return 'an invalid date';
  if (isDate || (kind === 'object' && typeof toJSON === 'function')) return null;
  const name = nameOf(part);
  if (typeof then === 'function') return `${name}: await it, and use what comes`;
  if (privateClass !== null) {
    return `${name} with #private fields, which have no JSON text: use those fields' values`;
  }
  const isReadable = kind === 'object' || (kind === 'array' && Array.isArray(part));
  if (isReadable && refusal === null) return null;
  return `${name}: use ${INSTEAD[kind] ?? 'a text or a number that stands for it'}`;
}

/** What of such a value can be a key. */
const INSTEAD: Readonly<Record<string, string>> = {
  map: '[...map], an array of its entries',
  set: '[...set], an array of its elements',
  regexp: 'String(regexp), its text',
  error: 'error.message, its text',
  buffer: 'Array.from(new Uint8Array(buffer)), an array of its bytes',
  view: 'Array.from(view), an array of its numbers',
  boxed: 'key.valueOf(), the value in it',
};

function hiddenFields(part: object): string | null {
  for (const name of Reflect.ownKeys(part)) {
    if (typeof name === 'symbol')
      return `a field named by a symbol, ${String(name)}: name it by text`;
    if (name === 'length' && Array.isArray(part)) continue;
    if (!Object.prototype.propertyIsEnumerable.call(part, name)) {
      return `a field that is not enumerable, ${name}: use its value`;
    }
  }
  return null;
}

function nameOf(part: object): string {
  const maker: unknown = part.constructor;
  const name = typeof maker === 'function' ? maker.name : '';
  return article(name === '' ? 'object of no class' : name);
}

/**
 * The error of a key selector that threw, in Flink's words, with the user's message behind it; an
 * unusable key counts too.
 */
export function keyExtractionError(value: unknown, cause: unknown): Error {
  const record = shortText(value, LONGEST_SHOWN, 'console');
  return new Error(`Could not extract key from ${record}: ${messageOf(cause)}`, { cause });
}
