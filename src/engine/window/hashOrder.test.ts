import { describe, expect, it } from 'vitest';
import { hashOf, inHashOrder } from './hashOrder.ts';
import { TimeWindow } from './TimeWindow.ts';

describe('hash codes of windows', () => {
  it('mix the bits of start + end', () => {
    expect(hashOf(new TimeWindow(0, 0))).toBe(0);
    expect(hashOf(new TimeWindow(3, 7))).toBe(hashOf(new TimeWindow(0, 10)));
    expect(hashOf(new TimeWindow(-5, 5))).toBe(0);
  });
});

describe('the order of a hash set', () => {
  it('is that of its buckets, then of insertion', () => {
    const windows = Array.from({ length: 20 }, (_, i) => new TimeWindow(i * 10, i * 10 + 5));
    const buckets = inHashOrder(windows).map((window) => {
      const hash = hashOf(window);
      return (hash ^ (hash >>> 16)) & 31;
    });
    expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
    const same = [new TimeWindow(0, 10), new TimeWindow(4, 6), new TimeWindow(1, 9)];
    expect(inHashOrder(same)).toEqual(same);
  });
});
