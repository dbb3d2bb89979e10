/**
 * A record as the JSON text that print sinks write: all of it, or a sentence on why it has none.
 * What JSON has no word for is marked (`markedValue`): the screen shows it as it is, everybody else
 * gets what JSON makes of it.
 */
import { markedValue } from '../../model/index.ts';
import { isHugeBigInt, messageOf } from './valueText.ts';

/** Levels of arrays and objects in a record that can be printed. */
export const MAX_RECORD_DEPTH = 1000;

const stringify = JSON.stringify;

/** A record that cannot be printed, with the reason. */
export class UnprintableRecordError extends Error {
  override readonly name = 'UnprintableRecordError';

  constructor(reason: string) {
    super(
      `A record cannot be printed: ${reason}. Sinks write records as JSON text: ` +
        'map them to plain values before print().',
    );
  }
}

/** JSON text; throws UnprintableRecordError, and nothing else. */
export function recordText(value: unknown): string {
  const text = textOf(value);
  const isScalar = typeof value !== 'object';
  if (isScalar || text.length <= 2 * MAX_RECORD_DEPTH) return text;
  if (jsonDepthOf(text) > MAX_RECORD_DEPTH) throw new UnprintableRecordError(TOO_DEEP);
  return text;
}

function textOf(value: unknown): string {
  try {
    return stringify(value, marking) ?? stringify(markedValue(undefined));
  } catch (error) {
    throw new UnprintableRecordError(reasonOf(value, error));
  }
}

function marking(_name: string, value: unknown): unknown {
  switch (typeof value) {
    case 'object':
      return value instanceof Map || value instanceof Set ? [...value] : value;
    case 'bigint':
      if (isHugeBigInt(value)) throw new UnprintableRecordError(HUGE);
      return markedValue(value);
    default:
      return markedValue(value);
  }
}

const HUGE = 'it holds a BigInt of more than a million digits';
const TOO_DEEP =
  `it is nested more than ${MAX_RECORD_DEPTH} levels deep, or a function in it that is to ` +
  'give its text calls itself for ever';

function reasonOf(value: unknown, error: unknown): string {
  if (error instanceof UnprintableRecordError) return HUGE;
  const circle = circleIn(value);
  if (circle !== null) return `its field ${circle} leads back to what it is in, in a circle`;
  const message = messageOf(error);
  if (error instanceof RangeError && TOO_LONG.test(message)) {
    return 'its text would be longer than a text can be';
  }
  if (error instanceof RangeError && OVERFLOW.test(message)) return TOO_DEEP;
  return `a toJSON, a getter or a proxy in it threw ‘${message}’`;
}

/** The words of V8, SpiderMonkey and JavaScriptCore. */
const TOO_LONG = /string length|allocation size|out of memory/i;
const OVERFLOW = /call stack|recursion/i;

/** Parts that are looked at for a circle. */
const MOST_PARTS = 100_000;

interface Part {
  readonly value: unknown;
  readonly name: string;
  readonly depth: number;
  readonly parent: Part | null;
}

/** The path of a part that is also above itself; null where none is found. */
function circleIn(value: unknown): string | null {
  const open: Part[] = [{ value, name: '', depth: 0, parent: null }];
  try {
    for (let seen = 0; open.length > 0 && seen < MOST_PARTS; seen++) {
      const part = open.pop() as Part;
      if (typeof part.value !== 'object' || part.value === null) continue;
      if (isAboveItself(part)) return pathOf(part);
      if (part.depth > MAX_RECORD_DEPTH) continue;
      for (const [name, child] of Object.entries(part.value).slice(0, MOST_PARTS)) {
        open.push({ value: child, name, depth: part.depth + 1, parent: part });
      }
    }
  } catch {
    // whatever threw here threw before
  }
  return null;
}

function isAboveItself({ value, parent }: Part): boolean {
  for (let above = parent; above !== null; above = above.parent) {
    if (above.value === value) return true;
  }
  return false;
}

/** The first levels of a path. */
const LONGEST_PATH = 100;

function pathOf(part: Part): string {
  const names: string[] = [];
  for (let at: Part | null = part; at?.parent; at = at.parent) names.unshift(at.name);
  return names.join('.').slice(0, LONGEST_PATH);
}

/** How many brackets of a JSON text are open at once; stops soon after the most that may be. */
export function jsonDepthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length && deepest <= MAX_RECORD_DEPTH; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfText(text, i);
    else if (code === OPEN_ARRAY || code === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
  }
  return deepest;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** The index of the quote that ends the text that begins here. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text.charCodeAt(at - 1 - count) === BACKSLASH) count += 1;
  return count % 2 === 1;
}
