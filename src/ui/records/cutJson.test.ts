import { describe, expect, it } from 'vitest';
import { readCutJson } from './cutJson.ts';

describe('JSON that was cut', () => {
  it.each([
    ['{"a":[1,2,{"b":3', { a: [1, 2, {}] }],
    ['{"a":1,"b":"long te', { a: 1, b: 'long te' }],
    ['{"a":1,"b', { a: 1 }],
    ['{"a":1,"b"', { a: 1 }],
    ['{"a":1,"b":12', { a: 1 }],
    ['{"a":1,"b":"x"', { a: 1, b: 'x' }],
    ['[1,2', [1]],
    ['[[],["a"],', [[], ['a']]],
    ['"half a te', 'half a te'],
    ['"half an escape \\u00', 'half an escape '],
    ['"a backslash \\\\', 'a backslash \\'],
    ['no JSON', 'no JSON'],
  ])('%s', (text, value) => {
    expect(readCutJson(text)).toEqual({ value, isCut: true });
  });

  it('is read as it is where it is whole', () => {
    expect(readCutJson('{"a":[null]}')).toEqual({ value: { a: [null] }, isCut: false });
  });

  it('gives something at every length', () => {
    const text = JSON.stringify({ a: ['é"\\', { b: null, c: [true, 1.5e3] }], 'd,{': 'x' });
    for (let length = 1; length < text.length; length++) {
      const { value } = readCutJson(text.slice(0, length));
      expect(value).toBeTypeOf('object');
    }
  });
});
