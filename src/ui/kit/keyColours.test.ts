import { describe, expect, it } from 'vitest';
import { KeyColours } from './keyColours.ts';

const keys = (count: number) => Array.from({ length: count }, (_, i) => `key ${i}`);

describe('KeyColours', () => {
  it('gives the first eight keys eight colours', () => {
    const colours = new KeyColours();
    const tokens = keys(8).map((key) => (colours.of(key) as { token: number }).token);
    expect(tokens.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives a key the same colour again', () => {
    const colours = new KeyColours();
    const first = keys(50).map((key) => colours.of(key));
    expect(keys(50).map((key) => colours.of(key))).toEqual(first);
  });

  it('goes on with hues', () => {
    const colours = new KeyColours();
    const ninth = keys(9).map((key) => colours.of(key))[8];
    expect(ninth).toEqual({ hue: expect.any(Number) });
  });
});
