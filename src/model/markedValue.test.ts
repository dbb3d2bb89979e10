import { describe, expect, it } from 'vitest';
import { markedValue, plainJson, unmarked, VALUE_MARK } from './markedValue.ts';

const carried = (value: unknown): unknown => JSON.parse(JSON.stringify(markedValue(value)));

describe('values that JSON has no word for', () => {
  it.each([
    [Number.NaN, 'NaN', null],
    [Infinity, 'Infinity', null],
    [-Infinity, '-Infinity', null],
    [-0, '-0', 0],
    [undefined, 'undefined', null],
    [12n, '12n', '12'],
  ])('%s goes through as a word, and leaves as JSON has it', (value, word, plain) => {
    expect(unmarked(carried(value) as string)).toEqual({ word });
    expect(plainJson(carried(value))).toBe(plain);
  });

  it.each(['', 'NaN', `${VALUE_MARK}NaN`, VALUE_MARK, 'a'])('%j stays a text', (text) => {
    expect(unmarked(carried(text) as string)).toEqual({ text });
    expect(plainJson(carried(text))).toBe(text);
  });

  it('leaves fields without a value out, but not places of a list', () => {
    const [none, nan] = [`${VALUE_MARK}undefined`, `${VALUE_MARK}NaN`];
    expect(plainJson({ a: none, b: [none, 1], c: { d: nan } })).toEqual({
      b: [null, 1],
      c: { d: null },
    });
  });

  it('keeps a field of any name', () => {
    const value: unknown = JSON.parse('{"__proto__": 1, "constructor": 2}');
    expect(JSON.stringify(plainJson(value))).toBe('{"__proto__":1,"constructor":2}');
  });
});
