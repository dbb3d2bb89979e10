import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyValue } from './copyValue.ts';

class Point {
  x: number;
  tags: string[];

  constructor(x: number, tags: string[]) {
    this.x = x;
    this.tags = tags;
  }

  double(): number {
    return this.x * 2;
  }
}

describe('a copy', () => {
  it('equals the original and shares nothing with it', () => {
    const anything = fc.anything({ withDate: true, withMap: true, withSet: true });
    fc.assert(
      fc.property(anything, (value) => {
        const copy = copyValue(value);
        expect(copy).toEqual(value);
        if (typeof value === 'object' && value !== null) expect(copy).not.toBe(value);
      }),
    );
  });

  it('keeps prototypes, at any depth', () => {
    const copy = copyValue({ points: [new Point(3, ['a'])] });
    expect(copy.points[0]).toBeInstanceOf(Point);
    expect(copy.points[0]?.double()).toBe(6);
  });

  it('keeps undefined, minus zero, NaN and missing elements apart', () => {
    const value = { a: undefined, b: -0, c: Number.NaN, d: [undefined, null] };
    expect(copyValue(value)).toStrictEqual(value);
    expect('a' in copyValue(value)).toBe(true);
  });

  it('copies dates, maps, sets and binary data as what they are', () => {
    const value = {
      at: new Date(5),
      m: new Map([['k', [1]]]),
      s: new Set([1]),
      b: new Uint8Array([1, 2]),
    };
    const copy = copyValue(value);
    value.at.setTime(9);
    value.m.get('k')?.push(2);
    value.b[0] = 7;
    expect(copy).toEqual({
      at: new Date(5),
      m: new Map([['k', [1]]]),
      s: new Set([1]),
      b: new Uint8Array([1, 2]),
    });
  });

  it('keeps circles', () => {
    const node: { next?: unknown; name: string } = { name: 'n' };
    node.next = node;
    const copy = copyValue(node);
    expect(copy).not.toBe(node);
    expect(copy.next).toBe(copy);
    expect(copyValue(['after'])).toEqual(['after']);
  });

  it('goes deep', () => {
    let deep: unknown = 'bottom';
    for (let i = 0; i < 200; i++) deep = { deep };
    expect(copyValue(deep)).toEqual(deep);
  });
});
