/**
 * A record as the rows of a tree. Lazy: only what is unfolded is looked at, long lists and texts
 * show their first part and a row that shows more, so that each act costs a bounded amount.
 */
import { namesOf, shownValue } from './valueText.ts';

/** The keys that lead from the record to a value in it. */
export type Keys = readonly (string | number)[];

/** What the reader has unfolded, by `rowId`. */
export interface TreeState {
  /** How much of each unfolded value is shown: items, fields or characters. */
  readonly shown: ReadonlyMap<string, number>;
}

/** A value, or `moreCount`: the row that stands for the rest of its parent. */
export interface TreeRow {
  readonly id: string;
  readonly keys: Keys;
  /** From 1. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblingCount: number;
  readonly value: unknown;
  /** Null where there is nothing to unfold. */
  readonly isOpen: boolean | null;
  /** Items, fields or characters that are shown of it. */
  readonly shownCount: number;
  readonly moreCount: number | null;
}

/** Children that are shown at first, and with each `more`. */
export const CHILDREN_STEP = 100;
/** Characters of a text that is not unfolded. */
export const TEXT_HEAD = 160;
/** Characters of an unfolded text, and with each `more`. */
export const TEXT_STEP = 5_000;

/** One spelling a path. */
export function rowId(keys: Keys): string {
  return JSON.stringify(keys);
}

/** How many children or characters a value has. */
function sizeOf(value: unknown): number {
  const shown = shownValue(value);
  if (shown.kind === 'list') return shown.items.length;
  if (shown.kind === 'fields') return namesOf(shown.fields).length;
  return shown.kind === 'text' ? shown.text.length : 0;
}

function canOpen(value: unknown): boolean {
  const size = sizeOf(value);
  return shownValue(value).kind === 'text' ? size > TEXT_HEAD : size > 0;
}

function stepOf(value: unknown): number {
  return shownValue(value).kind === 'text' ? TEXT_STEP : CHILDREN_STEP;
}

function childAt(value: unknown, index: number): readonly [string | number, unknown] {
  const shown = shownValue(value);
  if (shown.kind === 'list') return [index, shown.items[index]];
  if (shown.kind !== 'fields') throw new Error('a value without children was asked for one');
  const name = namesOf(shown.fields)[index]!;
  return [name, shown.fields[name]];
}

function isContainer(value: unknown): boolean {
  const { kind } = shownValue(value);
  return kind === 'list' || kind === 'fields';
}

function moreRow(keys: Keys, level: number, value: unknown, limit: number): TreeRow[] {
  const size = sizeOf(value);
  if (limit >= size) return [];
  const place = isContainer(value) ? limit + 1 : 1;
  const siblingCount = isContainer(value) ? limit + 1 : 1;
  const id = `${rowId(keys)}…`;
  const rest = { value, isOpen: null, shownCount: limit, moreCount: size - limit };
  return [{ id, keys, level, position: place, siblingCount, ...rest }];
}

function rowsUnder(state: TreeState, keys: Keys, level: number, value: unknown): TreeRow[] {
  const limit = Math.min(state.shown.get(rowId(keys)) ?? 0, sizeOf(value));
  if (limit === 0) return [];
  const rows: TreeRow[] = [];
  for (let i = 0; isContainer(value) && i < limit; i++) {
    const [key, child] = childAt(value, i);
    rows.push(...rowsOf(state, [...keys, key], level, child, [i + 1, sizeOf(value)]));
  }
  return rows.concat(moreRow(keys, level, value, limit));
}

function rowsOf(
  state: TreeState,
  keys: Keys,
  level: number,
  value: unknown,
  [position, siblingCount]: readonly [number, number],
): TreeRow[] {
  const id = rowId(keys);
  const isOpen = canOpen(value) ? state.shown.has(id) : null;
  const place = { id, keys, level, position, siblingCount };
  const shownCount = state.shown.get(id) ?? 0;
  const row = { ...place, value, isOpen, shownCount, moreCount: null };
  return [row, ...rowsUnder(state, keys, level + 1, value)];
}

/** The rows in sight: the record's fields, or the one value that it is. */
export function treeRows(record: unknown, state: TreeState): TreeRow[] {
  const isTree = isContainer(record) && sizeOf(record) > 0;
  return isTree ? rowsUnder(state, [], 1, record) : rowsOf(state, [], 1, record, [1, 1]);
}

/** The state with a value unfolded, or folded again. */
export function toggled(state: TreeState, row: TreeRow): TreeState {
  const shown = new Map(state.shown);
  if (!shown.delete(row.id)) shown.set(row.id, stepOf(row.value));
  return { shown };
}

/** The state after a `more`. */
export function withMore(state: TreeState, row: TreeRow): TreeState {
  const id = rowId(row.keys);
  const next = (state.shown.get(id) ?? 0) + stepOf(row.value);
  return { shown: new Map([...state.shown, [id, next]]) };
}

const FIRST_ROWS = 16;
const SMALL = 4;

/** What is unfolded at first: the record, and small things in it as long as all stays short. */
export function firstState(record: unknown): TreeState {
  const shown = new Map<string, number>();
  if (!canOpen(record)) return { shown };
  shown.set(rowId([]), stepOf(record));
  if (!isContainer(record)) return { shown };
  let room = FIRST_ROWS - sizeOf(record);
  for (let i = 0; i < sizeOf(record) && room > 0; i++) {
    const [key, child] = childAt(record, i);
    const size = isContainer(child) ? sizeOf(child) : 0;
    if (size === 0 || size > SMALL || size > room) continue;
    shown.set(rowId([key]), CHILDREN_STEP);
    room -= size;
  }
  return { shown };
}
