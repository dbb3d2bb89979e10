import { describe, expect, it } from 'vitest';
import { VALUE_MARK } from '../../model/index.ts';
import { firstState, toggled, treeRows, withMore } from './treeRows.ts';
import { cellText, pathText, shortText } from './valueText.ts';

const paths = (record: unknown, state = firstState(record)) =>
  treeRows(record, state).map((row) =>
    row.moreCount === null ? pathText(row.keys) : `${row.moreCount} more`,
  );

describe('treeRows', () => {
  it('unfolds the record and small things in it at first', () => {
    const record = { page: '/a', window: { start: 1, end: 2 }, refs: [1, 2, 3, 4, 5] };
    expect(paths(record)).toEqual(['page', 'window', 'window.start', 'window.end', 'refs']);
  });

  it('shows long lists in parts', () => {
    const record = Array.from({ length: 250 }, (_, i) => i);
    const state = firstState(record);
    const rows = treeRows(record, state);
    expect(rows).toHaveLength(101);
    expect(rows[99]).toMatchObject({ keys: [99], level: 1, position: 100, siblingCount: 250 });
    expect(rows[100]!.moreCount).toBe(150);
    const more = withMore(state, rows[100]!);
    expect(treeRows(record, more)).toHaveLength(201);
    expect(treeRows(record, withMore(more, rows[100]!))).toHaveLength(250);
  });

  it('looks at what is unfolded only, however deep and large the rest is', () => {
    let deep: unknown = [];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    const record = { deep, huge: Array.from({ length: 1_000_000 }, () => ({ a: [1] })) };
    const state = firstState(record);
    expect(treeRows(record, state)).toHaveLength(3);
    const unfolded = toggled(state, treeRows(record, state)[2]!);
    expect(treeRows(record, unfolded)).toHaveLength(3 + 101);
  });

  it('folds again', () => {
    const record = { a: { b: 1 } };
    const state = firstState(record);
    const [row] = treeRows(record, state);
    expect(paths(record, toggled(state, row!))).toEqual(['a']);
    expect(paths(record, toggled(toggled(state, row!), row!))).toEqual(['a', 'a.b']);
  });

  it.each([[1], ['x'], [null], [[]], [{}]])('has one row for %j', (record) => {
    expect(treeRows(record, firstState(record))).toHaveLength(1);
  });

  it('unfolds long texts in parts', () => {
    const record = { text: 'x'.repeat(12_000) };
    const [row] = treeRows(record, firstState(record));
    const state = toggled(firstState(record), row!);
    expect(treeRows(record, state).at(-1)!.moreCount).toBe(7_000);
  });
});

describe('values in words', () => {
  const marked = (word: string) => `${VALUE_MARK}${word}`;

  it.each([
    ['', '""'],
    ['a b', 'a b'],
    [null, 'null'],
    [marked('NaN'), 'NaN'],
    [marked('undefined'), 'undefined'],
    [marked('-0'), '-0'],
    [{ a: marked('-Infinity'), b: [1, ''] }, '{"a":-Infinity,"b":[1,""]}'],
    [marked(marked('NaN')), marked('NaN')],
  ])('%j in a cell is %s', (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it('cost as much as they show', () => {
    const touched: number[] = [];
    const items = new Proxy(
      Array.from({ length: 100_000 }, (_, i) => i),
      {
        get: (list, key) => {
          if (/^\d+$/.test(String(key))) touched.push(Number(key));
          return Reflect.get(list, key) as unknown;
        },
      },
    );
    expect(shortText(items, 40)).toMatch(/^\[0,1,2.*…$/);
    expect(touched.length).toBeLessThan(50);
  });

  it('are found by paths as a program writes them', () => {
    expect(pathText(['window', 'start'])).toBe('window.start');
    expect(pathText([2, 'a b', 'c', 0])).toBe('[2]["a b"].c[0]');
  });
});
