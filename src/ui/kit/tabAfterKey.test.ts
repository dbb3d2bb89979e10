import { describe, expect, it } from 'vitest';
import { tabAfterKey } from './TabList.tsx';

describe('tabAfterKey', () => {
  it.each([
    ['ArrowRight', 2, 0],
    ['ArrowDown', 0, 1],
    ['ArrowLeft', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Enter', 1, null],
  ])('%s at %d of 3 goes to %s', (key, at, next) => {
    expect(tabAfterKey(key, at, 3)).toBe(next);
  });
});
