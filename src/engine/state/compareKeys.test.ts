import { describe, expect, it } from 'vitest';
import { compareKeys } from './compareKeys.ts';

describe('the order of keys in BATCH mode', () => {
  it.each([
    ['strings by length, then by character', ['', 'b', 'z', 'aa', 'ab', 'aaa']],
    ['characters above ASCII by the low bits first', ['A', 'z', '\u0100', '\u0081', '\u0101']],
    [
      'long strings by the low bits of their length',
      ['x'.repeat(126), 'x'.repeat(255), 'x'.repeat(127 + 1)],
    ],
    [
      'numbers from 0 up, then negative ones',
      [0, 0.5, 1, 2 ** 40, Infinity, -Infinity, -5, -1, -0],
    ],
    ['false before true', [false, true]],
    ['objects by their JSON text', [{ a: 1 }, { a: 2 }, { a: 10 }]],
    ['types apart', [[1], true, 1, '1']],
  ])('%s', (_name, keys: unknown[]) => {
    expect(keys.toReversed().sort(compareKeys)).toEqual(keys);
    for (const key of keys) expect(compareKeys(key, key)).toBe(0);
  });
});
