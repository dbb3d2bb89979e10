import { describe, expect, it } from 'vitest';
import { columnsOf, isNumeric } from './columnsOf.ts';
import { cellText, jsonLines } from './jsonLines.ts';

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
    expect(columnsOf(given)).toEqual(columns);
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

  it('are bare texts and JSON in cells', () => {
    expect([cellText('a'), cellText({ b: 1 }), cellText(null), cellText(undefined)]).toEqual([
      'a',
      '{"b":1}',
      'null',
      '',
    ]);
  });
});
