/** The columns of a sink's table: the fields of flat objects, or one column for whole values. */
import { namesOf, shownValue } from '../records/valueText.ts';
import type { OutputRow } from '../store/appState.ts';

/** Columns of fields, and how many fields have none; null is the column of whole values. */
export type Columns = { readonly names: readonly string[]; readonly moreCount: number } | null;

/** Fields with a column of their own; the rest is seen when a record is opened. */
export const MOST_COLUMNS = 32;
const LOOKED_AT = 50;

function isFlat(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields in the order of first appearance over the newest rows. */
export function columnsOf(rows: readonly OutputRow[]): Columns {
  const looked = rows.slice(0, LOOKED_AT);
  const names = new Set<string>();
  for (const row of looked) {
    if (!isFlat(row.value)) return null;
    for (const name of namesOf(row.value)) names.add(name);
  }
  if (names.size === 0) return null;
  const shown = [...names].slice(0, MOST_COLUMNS);
  return { names: shown, moreCount: names.size - shown.length };
}

/** What a row has in a column. */
export function valueIn(row: OutputRow, column: string): unknown {
  return isFlat(row.value) && Object.hasOwn(row.value, column) ? row.value[column] : NO_VALUE;
}

/** The row has no such field, which is another thing than a field that is undefined. */
export const NO_VALUE = Symbol('no such field');

/** True where every value looked at is a number: such a column is aligned to the right. */
export function isNumeric(rows: readonly OutputRow[], column: string | null): boolean {
  const values = rows
    .slice(0, LOOKED_AT)
    .map((row) => (column === null ? row.value : valueIn(row, column)));
  return values.length > 0 && values.every((value) => shownValue(value).kind === 'number');
}
