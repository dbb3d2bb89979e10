import { expect, it } from 'vitest';
import { RateLimit } from './RateLimit.ts';

it('limits messages second by second', () => {
  const rate = new RateLimit(2);
  expect([0, 1, 2, 1000, 1001, 1002].map((ms) => rate.allows(ms))).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
  ]);
});
