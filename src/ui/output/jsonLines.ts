/** Records as text: one JSON value a line, as a file would have them. */
import { plainJson } from '../../model/index.ts';
import { shortText } from '../records/valueText.ts';
import type { OutputRow } from '../store/appState.ts';

/** One line; of a record that was cut its beginning, as a text that says so. */
function lineOf({ value, cut }: OutputRow): string {
  return cut ? JSON.stringify(`${shortText(value, 4_000)}…`) : JSON.stringify(plainJson(value));
}

/** Oldest first. */
export function jsonLines(rows: readonly OutputRow[]): string {
  return rows
    .toReversed()
    .map((row) => `${lineOf(row)}\n`)
    .join('');
}
