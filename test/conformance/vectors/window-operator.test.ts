/** Flink's cases of the keyed window operator, through the real one. */
import { describe, it } from 'vitest';
import { readVectors, runCase } from './windowCases.ts';

/** `vectors/EXCLUDED.md`. */
const EXCLUDED = ['cleanup time overflow is clamped to Long.MAX'];
/** Its subject is that the watermark is forgotten, which the other ways say again. */
const AS_WRITTEN = [
  'after restore the operator watermark is reset: earlier windows are accepted again',
];

describe('window operator, by Flink', () => {
  for (const vector of readVectors('window-operator')) {
    if (EXCLUDED.includes(vector.name)) continue;
    it(vector.name, () => runCase(vector, 'as written'));
    if (AS_WRITTEN.includes(vector.name)) continue;
    it(`${vector.name}, restored after every element`, () =>
      runCase(vector, 'restored after every element'));
    it(`${vector.name}, restored elsewhere`, () => runCase(vector, 'restored elsewhere'));
  }
});
