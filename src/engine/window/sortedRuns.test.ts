import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elementAt,
  insertBehind,
  placeOf,
  removeAt,
  type SortedRuns,
  touching,
} from './sortedRuns.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

function runsOf(starts: Iterable<number>): SortedRuns<Span> {
  const runs: SortedRuns<Span> = [];
  for (const start of starts) insertBehind(runs, placeOf(runs, start), { start, end: start + 1 });
  return runs;
}

describe('sorted runs', () => {
  it('are in order, none of them long or empty, whatever comes and goes', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 1500 });
    fc.assert(
      fc.property(starts, fc.infiniteStream(fc.boolean()), (given, isRemoved) => {
        const runs = runsOf(given);
        const left = given.filter((start) => {
          if (!isRemoved.next().value) return true;
          removeAt(runs, placeOf(runs, start));
          return false;
        });
        left.sort((a, b) => a - b);
        expect(runs.flat().map(({ start }) => start)).toEqual(left);
        for (const run of runs) expect(run.length > 0 && run.length <= 256).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('find the last that starts at or before a time', () => {
    const runs = runsOf(Array.from({ length: 1000 }, (_, i) => i * 10));
    expect(elementAt(runs, placeOf(runs, 5555))?.start).toBe(5550);
    expect(elementAt(runs, placeOf(runs, 5550))?.start).toBe(5550);
    expect(elementAt(runs, placeOf(runs, -1))).toBeUndefined();
    expect(elementAt([], placeOf([], 1))).toBeUndefined();
  });

  it('find all that touch a span, over several runs', () => {
    const runs = runsOf(Array.from({ length: 1000 }, (_, i) => i * 10));
    const found = touching(runs, 11, 6000).map(({ start }) => start);
    expect([found[0], found.length, found.at(-1)]).toEqual([10, 600, 6000]);
    expect(touching(runs, 12, 19)).toEqual([]);
  });
});
