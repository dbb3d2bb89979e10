/**
 * Looks how large a value is before anybody goes through it by its meaning. Goes round without
 * calling itself, so that no depth can end it, and stops at the first thing that is too much.
 */
import { MAX_JSON_DEPTH, MAX_MESSAGE_DEPTH, MAX_TEXT, MAX_TEXTS, MAX_VALUES } from './limits.ts';

/** Why a message is too large; null where it is not. */
export function excessOf(message: unknown): string | null {
  let level: object[] = isObject(message) ? [message] : [];
  let values = 1;
  let chars = 0;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_MESSAGE_DEPTH) return `deeper than ${MAX_MESSAGE_DEPTH} levels`;
    const below: object[] = [];
    for (const object of level) {
      const items = Array.isArray(object) ? listOf(object, values) : Object.values(object);
      if (items === null) return 'too long a list';
      values += items.length;
      if (values > MAX_VALUES) return `more than ${MAX_VALUES} values`;
      for (const item of items) {
        if (typeof item === 'string') chars += item.length;
        else if (isObject(item)) below.push(item);
      }
      if (chars > MAX_TEXTS) return `more than ${MAX_TEXTS} characters`;
    }
    level = below;
  }
  return null;
}

/** True for text that `JSON.parse` may be given: not too long, not too deep. */
export function isBoundedJson(text: string): boolean {
  if (text.length > MAX_TEXT) return false;
  // Each level takes an opening and a closing character.
  return text.length <= 2 * MAX_JSON_DEPTH || nestingOf(text) <= MAX_JSON_DEPTH;
}

/** The deepest nesting of JSON text; stops soon after the limit. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length && deepest <= MAX_JSON_DEPTH; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (code === BRACKET || code === BRACE) deepest = Math.max(deepest, ++depth);
    else if (code === BRACKET_END || code === BRACE_END) depth--;
  }
  return deepest;
}

/** The place of the quote that closes the one at `start`. */
function endOfString(text: string, start: number): number {
  let index = text.indexOf('"', start + 1);
  while (index !== -1 && isEscaped(text, index)) index = text.indexOf('"', index + 1);
  return index === -1 ? text.length : index;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(index - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
const BRACKET_END = 0x5d;
const BRACE = 0x7b;
const BRACE_END = 0x7d;

/** Null before a list without end is gone through. */
function listOf(list: readonly unknown[], values: number): readonly unknown[] | null {
  return values + list.length > MAX_VALUES ? null : list;
}

/** Bytes and the like hold nothing that could nest. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
