import { describe, expect, it } from 'vitest';
import { sizeAfterKey } from './panelSizes.ts';

describe('sizeAfterKey', () => {
  it.each([
    ['examples', 'ArrowRight', false, 216],
    ['examples', 'ArrowLeft', true, 150],
    ['side', 'ArrowLeft', false, 216 + 24],
    ['bottom', 'ArrowUp', false, 216],
    ['bottom', 'End', false, 700],
    ['bottom', 'Home', false, 96],
    ['bottom', 'x', false, null],
  ] as const)('%s, %s', (panel, key, isShifted, size) => {
    expect(sizeAfterKey(panel, 200, key, isShifted, 1_000)).toBe(size);
  });
});
