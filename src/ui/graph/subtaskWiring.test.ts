import { describe, expect, it } from 'vitest';
import { wiresOf } from './subtaskWiring.ts';

const text = (...args: Parameters<typeof wiresOf>) =>
  wiresOf(...args)
    .map(([source, target]) => `${source}${target}`)
    .join(' ');

describe('wiresOf', () => {
  it.each([
    ['POINTWISE', 2, 2, '00 11'],
    ['POINTWISE', 4, 2, '00 10 21 31'],
    ['POINTWISE', 2, 4, '00 01 12 13'],
    ['POINTWISE', 3, 2, '00 11 21'],
    ['POINTWISE', 2, 3, '00 01 12'],
    ['ALL_TO_ALL', 2, 2, '00 01 10 11'],
  ] as const)('%s %d to %d', (distribution, sources, targets, wires) => {
    expect(text(distribution, sources, targets)).toBe(wires);
  });
});
