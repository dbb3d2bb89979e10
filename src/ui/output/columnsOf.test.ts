import { describe, expect, it } from 'vitest';
import { columnsOf, isNumeric, NO_VALUE, valueIn } from './columnsOf.ts';
import { jsonLines } from './jsonLines.ts';

const rows = (...values: unknown[]) =>
  values.map((value, index) => ({ number: values.length - index, subtask: 0, value }));

describe('columnsOf', () => {
  it.each([
    ['objects', rows({ a: 1, b: 2 }, { b: 1, c: 3 }), ['a', 'b', 'c']],
    ['numbers', rows(1, 2), null],
    ['arrays', rows([1], [2]), null],
    ['a mixture', rows({ a: 1 }, 2), null],
    ['null', rows(null), null],
    ['empty objects', rows({}), null],
    ['nothing', rows(), null],
  ])('of %s', (_name, given, columns) => {
    expect(columnsOf(given)?.names ?? null).toEqual(columns);
  });

  it('are the first of a record of many fields; the rest is counted', () => {
    const wide = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, i]));
    const columns = columnsOf(rows(wide))!;
    expect(columns.names).toHaveLength(32);
    expect(columns.moreCount).toBe(8);
  });

  it('tell a field that is missing from one that is undefined', () => {
    const [row] = rows({ a: 1 });
    expect([valueIn(row!, 'b'), valueIn(row!, 'constructor')]).toEqual([NO_VALUE, NO_VALUE]);
  });

  it('tells numbers from words', () => {
    const given = rows({ a: 1, b: 'x' }, { a: 2, b: 3 });
    expect([isNumeric(given, 'a'), isNumeric(given, 'b')]).toEqual([true, false]);
  });
});

describe('records as text', () => {
  it('are lines, oldest first', () => {
    expect(jsonLines(rows({ n: 2 }, 'one'))).toBe('"one"\n{"n":2}\n');
  });

  it('are plain JSON', () => {
    expect(jsonLines(rows({ n: '\u0000NaN' }, '\u0000undefined'))).toBe('null\n{"n":null}\n');
  });
});
