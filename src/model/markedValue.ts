/**
 * Values that JSON has no word for, carried through JSON for the screen: `NaN`, the infinities,
 * `-0`, `undefined` and bigints become a text behind a sign of their own. A text of the user's that
 * begins with the sign gets one more. What leaves for others is `plainJson`: as JSON has it.
 */

/** The sign: a character that hardly any text has. */
export const VALUE_MARK = '\u0000';

/** What a marked text stands for: a word such as `NaN`, or a text of the user's. */
export type Unmarked = { readonly word: string } | { readonly text: string };

/** A value as JSON can carry it; others are given back as they are. */
export function markedValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.charCodeAt(0) === 0 ? VALUE_MARK + value : value;
    case 'number':
      if (value === 0) return Object.is(value, -0) ? `${VALUE_MARK}-0` : value;
      return Number.isFinite(value) ? value : `${VALUE_MARK}${value}`;
    case 'bigint':
      return `${VALUE_MARK}${value}n`;
    case 'undefined':
      return `${VALUE_MARK}undefined`;
    default:
      return value;
  }
}

/** What a text of a record's JSON stands for. */
export function unmarked(text: string): Unmarked {
  if (text.charCodeAt(0) !== 0) return { text };
  const rest = text.slice(1);
  return rest.startsWith(VALUE_MARK) ? { text: rest } : { word: rest };
}

const OMITTED = Symbol('no value in JSON');

function plainWord(word: string): unknown {
  if (word === 'undefined') return OMITTED;
  if (word === '-0') return 0;
  return word.endsWith('n') ? word.slice(0, -1) : null;
}

function plainOf(value: unknown): unknown {
  if (typeof value === 'string') {
    const found = unmarked(value);
    return 'text' in found ? found.text : plainWord(found.word);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => plainJson(item));
  const entries = Object.entries(value).map(([name, item]) => [name, plainOf(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== OMITTED));
}

/** A value that came through JSON with marks, as JSON alone would have it. */
export function plainJson(value: unknown): unknown {
  const plain = plainOf(value);
  return plain === OMITTED ? null : plain;
}

/** True where a JSON text may hold marks; false where it has none for sure. */
export function mayBeMarked(jsonText: string): boolean {
  return jsonText.includes('\\u0000');
}
