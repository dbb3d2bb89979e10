/**
 * Any value as JSON text, and nothing throws. What JSON has no word for is marked (`markedValue`):
 * the screen shows it as it is, everybody else gets what JSON makes of it.
 */
import { markedValue } from '../../model/index.ts';
import { isBoundedJson } from '../protocol/index.ts';

const SHOWN = 1000;

/** JSON text of a record, with marks; circles become text. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(markedValue(value));
  if (typeof value === 'number') {
    const isPlain = Number.isFinite(value) && !Object.is(value, -0);
    return isPlain ? String(value) : JSON.stringify(markedValue(value));
  }
  try {
    return bounded(JSON.stringify(value, marking) ?? JSON.stringify(markedValue(undefined)));
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

function marking(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  return markedValue(value);
}
