/** Records as text: one JSON value a line, as a file would have them. */
import { plainJson } from '../../model/index.ts';
import type { OutputRow } from '../store/appState.ts';

/** Oldest first. */
export function jsonLines(rows: readonly OutputRow[]): string {
  return rows
    .toReversed()
    .map((row) => `${JSON.stringify(plainJson(row.value))}\n`)
    .join('');
}
