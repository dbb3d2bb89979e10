/** Any value as JSON text: what JSON has no word for becomes null or text, and nothing throws. */

import { isBoundedJson } from '../protocol/index.ts';

const SHOWN = 1000;

/** JSON text of a record; NaN, Infinity and undefined become null, bigints and circles text. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  try {
    return bounded(JSON.stringify(value, plain) ?? 'null');
  } catch {
    return JSON.stringify(String(value));
  }
}

/** What is too deep or too long for those who read it is told by its beginning. */
function bounded(text: string): string {
  return isBoundedJson(text) ? text : JSON.stringify(`${text.slice(0, SHOWN)}…`);
}

/** JSON text, cut to a length that a message to a person may have; then it is a JSON string. */
export function shortJsonText(value: unknown, maxLength: number): string {
  const text = jsonText(value);
  return text.length <= maxLength ? text : JSON.stringify(`${text.slice(0, maxLength)}…`);
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  return value;
}
