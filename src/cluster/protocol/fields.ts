/**
 * The kinds of fields that messages are made of, as valibot schemas. Leaves are plain tests, since
 * they run for every field of every reading; lists are measured before they are gone through.
 */
import * as v from 'valibot';
import { MAX_DATE_MS, MAX_NAME, MAX_SENTENCE, MAX_TEXT } from './limits.ts';
import { isBoundedJson } from './measure.ts';

/** Both ways between a schema and a hand-written type. */
export type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** A whole number from 0 on. */
export const count = number(isCount, 'a whole number from 0 on');

/** A whole number from 1 on. */
export const ordinal = number((value) => isCount(value) && value > 0, 'a whole number from 1 on');

/** Any finite number from 0 on. */
export const amount = number((value) => value >= 0 && value < Infinity, 'a number from 0 on');

/** The same, where Infinity stands for none. */
export const limit = number((value) => value >= 0, 'a number from 0 on, or Infinity');

/** A share, 0 to 1. */
export const ratio = number((value) => value >= 0 && value <= 1, 'a number from 0 to 1');

/** ms since the epoch that a Date can tell. */
export const wallClockMs = number((value) => Math.abs(value) <= MAX_DATE_MS, 'a time');

/** Event time in ms: the engine's times saturate at 2^53, Infinity is the end. */
export const eventTimeMs = number(
  (value) => Math.abs(value) <= 2 ** 53 || value === Infinity,
  'an event time',
);

/** The same where nothing has come yet. */
export const latestTimeMs = number((value) => !Number.isNaN(value), 'an event time');

/**
 * An object with these fields. The list of them inherits nothing: it is gone through by `in`, and a
 * simulated program shares its `Object.prototype` with the checks.
 */
export function object<E extends v.ObjectEntries>(entries: E) {
  return v.object(Object.assign(Object.create(null) as E, entries));
}

/** Text with a meaning of its own: never cut. */
export function text(maxLength: number) {
  return v.custom<string>(
    (value) => typeof value === 'string' && value.length <= maxLength,
    `text of at most ${maxLength} characters`,
  );
}

/** Text for a person, cut where it is too long to be read. */
export function shownText(maxLength = MAX_SENTENCE) {
  return v.pipe(
    text(MAX_TEXT),
    v.transform((value) => cut(value, maxLength)),
  );
}

/** What tells one thing from another: a long one is cut, and stays as unique as it was. */
export const name = v.pipe(text(MAX_TEXT), v.transform(shortName));

/** The JSON text of a record, which can be parsed without harm. */
export const jsonText = v.custom<string>(
  (value) => typeof value === 'string' && isBoundedJson(value),
  'JSON text within bounds',
);

/** Hot: thousands a message. */
export function jsonTexts(maxLength: number) {
  return v.custom<string[]>(
    (value) => isList(value, maxLength) && value.every(isJsonText),
    'a list of JSON texts',
  );
}

/** A list whose length is looked at before its items are. */
export function listOf<S extends v.GenericSchema>(item: S, maxLength: number) {
  return v.pipe(
    v.custom<unknown[]>(
      (value) => isList(value, maxLength),
      `a list of at most ${maxLength} items`,
    ),
    v.array(item),
  );
}

/** A name as it is shown: its beginning, and a hash of the whole where that is longer. */
export function shortName(full: string): string {
  if (full.length <= MAX_NAME) return full;
  return `${wholeCharacters(full.slice(0, MAX_NAME - 20))}… (#${hashOf(full)})`;
}

/** The beginning of a text, and a mark where there is more. */
export function cut(full: string, maxLength: number): string {
  if (full.length <= maxLength) return full;
  return `${wholeCharacters(full.slice(0, maxLength))}… (${full.length} characters in all)`;
}

/** Never half of a surrogate pair at the end. */
function wholeCharacters(part: string): string {
  return /[\uD800-\uDBFF]$/.test(part) ? part.slice(0, -1) : part;
}

/** FNV-1a: for telling apart, not for secrets. */
function hashOf(full: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < full.length; index++) {
    hash = Math.imul(hash ^ full.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

function number(isRight: (value: number) => boolean, what: string) {
  return v.custom<number>((value) => typeof value === 'number' && isRight(value), what);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isJsonText(value: unknown): boolean {
  return typeof value === 'string' && isBoundedJson(value);
}

function isList(value: unknown, maxLength: number): value is unknown[] {
  return Array.isArray(value) && value.length <= maxLength;
}
