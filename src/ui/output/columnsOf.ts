/** The columns of a sink's table: the fields of flat objects, or one column for whole values. */
import type { OutputRow } from '../store/appState.ts';

/** Null is the column of whole values. */
export type Columns = readonly string[] | null;

const MOST_COLUMNS = 32;
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
    for (const name of Object.keys(row.value)) names.add(name);
  }
  return names.size === 0 || names.size > MOST_COLUMNS ? null : [...names];
}

/** What a row has in a column. */
export function valueIn(row: OutputRow, column: string): unknown {
  const { value } = row;
  return isFlat(value) && Object.hasOwn(value, column) ? value[column] : undefined;
}

/** True where every value looked at is a number: such a column is aligned to the right. */
export function isNumeric(rows: readonly OutputRow[], column: string | null): boolean {
  const values = rows
    .slice(0, LOOKED_AT)
    .map((row) => (column === null ? row.value : valueIn(row, column)));
  return values.length > 0 && values.every((value) => typeof value === 'number');
}
