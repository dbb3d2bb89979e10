/** Flink's cases of evictors, through the real window operator. */
import { describe, it } from 'vitest';
import { readVectors, runCase } from './windowCases.ts';

describe('evictors, by Flink', () => {
  for (const vector of readVectors('evictors')) {
    it(vector.name, () => runCase(vector, 'as written'));
    it(`${vector.name}, restored after every element`, () =>
      runCase(vector, 'restored after every element'));
    it(`${vector.name}, restored elsewhere`, () => runCase(vector, 'restored elsewhere'));
  }
});
