/**
 * Any value of a program as text for people: in failures, logs and samples. Bounded in length,
 * depth and in what it looks at, and never throws, whatever getters, proxies, `toJSON` or
 * `toString` do. Values that JSON can say come out as their JSON text; others are marked
 * (`markedValue`), or as a console writes them.
 */

import { markedValue } from '../../model/index.ts';

/** How a value is written: as JSON with marks, or as a console does. */
export type TextStyle = 'json' | 'console';

/** Text that is there in full, or only its first characters. */
export interface ValueText {
  readonly text: string;
  readonly isCut: boolean;
}

/** Deeper parts are left out; each level takes a call. */
const MAX_DEPTH = 100;
/** Digits of a BigInt that are worth the time. */
const MAX_DIGITS = 1_000_000;
const LARGEST_SHOWN = 10n ** BigInt(MAX_DIGITS);
const quoted = JSON.stringify;

/** The value's text, of at most so many characters. */
export function valueText(value: unknown, maxLength: number, style: TextStyle = 'json'): ValueText {
  const writer = new ValueWriter(maxLength, style);
  writer.write(value);
  return writer.result();
}

/** The same with a mark at its end where it is cut. */
export function shortText(value: unknown, maxLength: number, style: TextStyle = 'json'): string {
  const { text, isCut } = valueText(value, maxLength, style);
  return isCut ? `${text}…` : text;
}

/** True for a BigInt whose digits take too long to find. */
export function isHugeBigInt(value: bigint): boolean {
  return value >= LARGEST_SHOWN || value <= -LARGEST_SHOWN;
}

/** The first characters as a string of their own, which does not keep the long one alive. */
export function headOf(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return JSON.parse(quoted(text.slice(0, maxLength))) as string;
}

/** Cuts a text for people, and says how much is missing. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const missing = (text.length - maxLength).toLocaleString('en-US');
  return `${headOf(text, maxLength)}… (${missing} more characters)`;
}

/** Characters of a function or a symbol in a console. */
const LONGEST_WORD = 200;
const LEFT_OUT = '…';
const HUGE = `a BigInt of more than ${MAX_DIGITS} digits`;

class ValueWriter {
  private readonly maxLength: number;
  private readonly style: TextStyle;
  private readonly above: object[] = [];
  private text = '';

  constructor(maxLength: number, style: TextStyle) {
    this.maxLength = maxLength;
    this.style = style;
  }

  write(value: unknown): void {
    this.part('', value, quoted(markedValue(undefined)));
  }

  result(): ValueText {
    const isCut = this.isFull();
    return { text: isCut ? headOf(this.text, this.maxLength) : this.text, isCut };
  }

  private isFull(): boolean {
    return this.text.length > this.maxLength;
  }

  /** What JSON would ask for: `toJSON`, then the value in a box. */
  private plain(name: string, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    return guarded(() => {
      const { toJSON } = value as { toJSON?: unknown };
      if (typeof toJSON === 'function') return toJSON.call(value, name) as unknown;
      if (value instanceof Map || value instanceof Set) return [...value];
      if (value instanceof Error && this.style === 'console') return errorText(value);
      const isBox = value instanceof Number || value instanceof String || value instanceof Boolean;
      return isBox ? value.valueOf() : value;
    });
  }

  /** Null for objects; undefined for what JSON leaves out. */
  private scalar(value: unknown): string | null | undefined {
    if (typeof value === 'object') return null;
    if (typeof value === 'string') return this.string(value);
    if (typeof value === 'bigint' && isHugeBigInt(value)) return quoted(HUGE);
    if (this.style === 'json') return quoted(markedValue(value));
    return typeof value === 'bigint' ? `${value}n` : stringOf(value, LONGEST_WORD);
  }

  private string(value: string): string {
    const text = value.length > this.maxLength ? headOf(value, this.maxLength + 1) : value;
    return quoted(this.style === 'json' ? markedValue(text) : text);
  }

  private object(value: object): void {
    if (this.above.includes(value)) this.text += quoted('[circle]');
    else if (this.above.length >= MAX_DEPTH) this.text += quoted(LEFT_OUT);
    else {
      this.above.push(value);
      if (guarded(() => Array.isArray(value)) === true) this.array(value as unknown[]);
      else this.fields(value);
      this.above.pop();
    }
  }

  private array(items: readonly unknown[]): void {
    const length = Number(guarded(() => items.length)) || 0;
    this.text += '[';
    for (let i = 0; i < length && !this.isFull(); i++) {
      if (i > 0) this.text += ',';
      this.part(
        String(i),
        guarded(() => items[i]),
        'null',
      );
    }
    this.text += ']';
  }

  private fields(value: object): void {
    const names = guarded(() => Object.keys(value));
    if (!Array.isArray(names)) {
      this.text += quoted(String(names));
      return;
    }
    let separator = '';
    this.text += '{';
    for (const name of names) {
      if (this.isFull()) break;
      const before = this.text;
      this.text += `${separator}${quoted(headOf(name, this.maxLength + 1))}:`;
      const isWritten = this.part(
        name,
        guarded(() => (value as Record<string, unknown>)[name]),
      );
      if (isWritten) separator = ',';
      else this.text = before;
    }
    this.text += '}';
  }

  /** False where JSON leaves it out, and there is nothing in its place. */
  private part(name: string, value: unknown, otherwise?: string): boolean {
    const plain = this.plain(name, value);
    const scalar = this.scalar(plain) ?? (typeof plain === 'object' ? null : otherwise);
    if (scalar === undefined) return false;
    if (scalar === null && plain !== null) this.object(plain as object);
    else this.text += scalar ?? 'null';
    return true;
  }
}

/** What an action gives, or a word on what it threw. */
function guarded(action: () => unknown): unknown {
  try {
    return action();
  } catch {
    return '[cannot be read]';
  }
}

/** `String(value)`, where that is a text of bearable length; else a word on what it is. */
export function stringOf(value: unknown, maxLength = 1000): string {
  try {
    if (typeof value === 'bigint' && isHugeBigInt(value)) return 'a huge BigInt';
    return cutText(String(value), maxLength);
  } catch {
    return `[${typeof value}]`;
  }
}

/** `instanceof`, for values that may refuse to be looked at: those are of no class. */
export function isInstance<T>(
  value: unknown,
  // any: whatever the class is made from
  type: abstract new (...args: any[]) => T,
): value is T {
  return guarded(() => value instanceof type) === true;
}

/** True for errors. */
export function isError(value: unknown): value is Error {
  return isInstance(value, Error);
}

/** Characters of an error's message that go on. */
const LONGEST_MESSAGE = 10_000;
const LONGEST_NAME = 200;

/** The message of what was thrown, an Error or not. */
export function messageOf(thrown: unknown): string {
  if (!isError(thrown)) return thrownText(thrown);
  const message = guarded(() => thrown.message);
  if (typeof message === 'string') return cutText(message, LONGEST_MESSAGE);
  return shortText(message, LONGEST_MESSAGE, 'console');
}

/** The error's kind in front of its message, where it says something. */
export function errorText(thrown: unknown): string {
  const message = messageOf(thrown);
  const name = nameOf(thrown);
  return name === '' ? message : `${name}: ${message}`;
}

/** The kind of an error; empty for what is none, and for plain ones. */
export function nameOf(thrown: unknown): string {
  const name = isError(thrown) ? guarded(() => thrown.name) : '';
  return typeof name === 'string' && name !== 'Error' ? headOf(name, LONGEST_NAME) : '';
}

/** What was thrown and is no Error: text as it is, an object with its own words, or its fields. */
function thrownText(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return stringOf(thrown, LONGEST_MESSAGE);
  const own = ownWords(thrown);
  return own === null ? shortText(thrown, LONGEST_MESSAGE, 'console') : own;
}

/** What its class says of it; null where that is what it says of every object. */
function ownWords(thrown: object): string | null {
  try {
    const toText: unknown = thrown.toString;
    const isOwn = typeof toText === 'function' && toText !== Object.prototype.toString;
    return isOwn && !Array.isArray(thrown) ? cutText(String(thrown), LONGEST_MESSAGE) : null;
  } catch {
    return null;
  }
}
