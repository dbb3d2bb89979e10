/** Records as text: one JSON value a line, and one cell of a table. */
import type { OutputRow } from '../store/appState.ts';

/** JSON, with words for what JSON has none for. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** Oldest first, as a file would have them. */
export function jsonLines(rows: readonly OutputRow[]): string {
  return rows
    .toReversed()
    .map((row) => `${jsonOf(row.value)}\n`)
    .join('');
}

/** A value in a cell: texts bare, the rest as JSON. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : jsonOf(value);
}
