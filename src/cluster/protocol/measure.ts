/**
 * Looks how large a value is before anybody goes through it by its meaning. Goes round without
 * calling itself, so that no depth can end it, and stops at the first thing that is too much.
 */
import { jsonDepthOf } from '../../engine/index.ts';
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
  return text.length <= 2 * MAX_JSON_DEPTH || isFlat(text) || jsonDepthOf(text) <= MAX_JSON_DEPTH;
}

/** True where there are too few brackets for a deep nesting; much quicker than to look at all. */
function isFlat(text: string): boolean {
  let openings = 0;
  for (const opening of ['[', '{']) {
    let index = text.indexOf(opening);
    while (index !== -1 && openings <= MAX_JSON_DEPTH) {
      openings++;
      index = text.indexOf(opening, index + 1);
    }
  }
  return openings <= MAX_JSON_DEPTH;
}

/** Null before a list without end is gone through. */
function listOf(list: readonly unknown[], values: number): readonly unknown[] | null {
  return values + list.length > MAX_VALUES ? null : list;
}

/** Bytes and the like hold nothing that could nest. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
