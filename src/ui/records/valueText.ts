/**
 * The values of a record in words: their kinds, and short texts of them that cost as much as they
 * show, however large the value is. Values are JSON with marks (`markedValue`).
 */
import { unmarked } from '../../model/index.ts';

/** What a value is to the reader; a word is `null`, `true`, `NaN`, `undefined`. */
export type ShownValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly unknown[] }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> };

const NUMBER_WORD = /^(?:NaN|-?Infinity|-0|-?\d+n)$/;

/** The kind of a value. */
export function shownValue(value: unknown): ShownValue {
  switch (typeof value) {
    case 'string': {
      const found = unmarked(value);
      if ('text' in found) return { kind: 'text', text: found.text };
      return { kind: NUMBER_WORD.test(found.word) ? 'number' : 'word', text: found.word };
    }
    case 'number':
      return { kind: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
    case 'object':
      if (value === null) return { kind: 'word', text: 'null' };
      if (Array.isArray(value)) return { kind: 'list', items: value };
      return { kind: 'fields', fields: value as Readonly<Record<string, unknown>> };
    default:
      return { kind: 'word', text: String(value) };
  }
}

const fieldNames = new WeakMap<object, readonly string[]>();

/** The names of an object's fields, listed once however often they are asked for. */
export function namesOf(fields: object): readonly string[] {
  const known = fieldNames.get(fields);
  if (known) return known;
  const names = Object.keys(fields);
  fieldNames.set(fields, names);
  return names;
}

/** Writes until it is full; then nothing more is looked at. */
class ShortWriter {
  text = '';
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get isFull(): boolean {
    return this.text.length > this.limit;
  }

  value(value: unknown, depth: number): void {
    if (this.isFull) return;
    const shown = shownValue(value);
    if (shown.kind === 'list') this.list(shown.items, depth);
    else if (shown.kind === 'fields') this.fields(shown.fields, depth);
    else if (shown.kind === 'text') this.text += JSON.stringify(shown.text.slice(0, this.limit));
    else this.text += shown.text;
  }

  private list(items: readonly unknown[], depth: number): void {
    this.text += '[';
    for (let i = 0; i < items.length && !this.isFull; i++) {
      if (i > 0) this.text += ',';
      if (depth > 50) this.text += '…';
      else this.value(items[i], depth + 1);
    }
    this.text += ']';
  }

  private fields(fields: Readonly<Record<string, unknown>>, depth: number): void {
    this.text += '{';
    let isFirst = true;
    for (const name of namesOf(fields)) {
      if (this.isFull) break;
      this.text += `${isFirst ? '' : ','}${JSON.stringify(name)}:`;
      isFirst = false;
      if (depth > 50) this.text += '…';
      else this.value(fields[name], depth + 1);
    }
    this.text += '}';
  }
}

/** A value on one line: JSON, with bare words for what JSON has none for; cut where it is long. */
export function shortText(value: unknown, limit = 300): string {
  const writer = new ShortWriter(limit);
  writer.value(value, 0);
  return writer.isFull ? `${writer.text.slice(0, limit)}…` : writer.text;
}

/** A value in a table's cell: texts bare, but for the empty one. */
export function cellText(value: unknown): string {
  const shown = shownValue(value);
  if (shown.kind !== 'text') return shortText(value);
  if (shown.text === '') return '""';
  return shown.text.length > 300 ? `${shown.text.slice(0, 300)}…` : shown.text;
}

/** A path from the record to a value, as a program would write it: `window.start`, `[2].a`. */
export function pathText(keys: readonly (string | number)[]): string {
  return keys
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)) return `[${JSON.stringify(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}
