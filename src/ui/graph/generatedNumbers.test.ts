import { describe, expect, it } from 'vitest';
import { translatorOf } from '../i18n/translate.ts';
import { firstNumbers, numbersWords } from './generatedNumbers.ts';

describe('numbers of a source', () => {
  it('are told where the second subtask begins far away', () => {
    const endless = { kind: 'generator', params: { count: null }, parallelism: 2 } as const;
    expect(numbersWords(endless, translatorOf('en'))).toEqual([
      'subtask 0: from 0',
      'subtask 1: from 4,503,599,627,370,496',
    ]);
    expect(firstNumbers({ ...endless, parallelism: 1 })).toEqual([]);
  });

  it.each([
    [0, 9, 2, [0, 5]],
    [5, 14, 3, [5, 9, 12]],
    [0, 2, 4, [0, 1, 2]],
  ])('are shared as Flink shares %i to %i by %i', (from, to, parallelism, starts) => {
    const node = { kind: 'sequence', params: { from, to }, parallelism } as const;
    expect(firstNumbers(node)).toEqual(starts);
  });

  it('are none of other operators', () => {
    expect(firstNumbers({ kind: 'map', params: {}, parallelism: 2 })).toEqual([]);
  });
});
