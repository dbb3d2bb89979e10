import { describe, expect, it } from 'vitest';
import { createReader } from './createReader.ts';
import { splitNumberRange } from './numberRanges.ts';
import { readerContext, readerOutput, readSome } from './readerHarness.ts';

function read(kind: string, options: Record<string, unknown>, index = 0, parallelism = 1) {
  const reader = createReader({ kind, options });
  reader.open(readerContext(index, parallelism));
  return readSome(reader, 1000).values;
}

describe('splitNumberRange', () => {
  it('gives the first splits one more', () => {
    expect(splitNumberRange(1, 10, 4)).toEqual([
      { from: 1, to: 3 },
      { from: 4, to: 6 },
      { from: 7, to: 8 },
      { from: 9, to: 10 },
    ]);
  });

  it('leaves empty splits out', () => {
    expect(splitNumberRange(5, 6, 4)).toEqual([
      { from: 5, to: 5 },
      { from: 6, to: 6 },
    ]);
  });

  it('is exact over the whole of the safe integers', () => {
    const max = Number.MAX_SAFE_INTEGER;
    const ranges = splitNumberRange(-max, max, 2);
    expect(ranges).toEqual([
      { from: -max, to: 0 },
      { from: 1, to: max },
    ]);
  });
});

describe('sources of a program', () => {
  it('read elements in order, shared by subtasks in contiguous parts', () => {
    expect(read('collection', { elements: ['a', 'b', 'c'] })).toEqual(['a', 'b', 'c']);
    expect(read('collection', { elements: ['a', 'b', 'c'] }, 0, 2)).toEqual(['a', 'b']);
    expect(read('collection', { elements: ['a', 'b', 'c'] }, 1, 2)).toEqual(['c']);
    expect(read('collection', { elements: [] })).toEqual([]);
  });

  it('give copies of the elements of a program', () => {
    const element = { n: 1 };
    const [first, second] = read('collection', { elements: [element, element] });
    expect(first).toEqual(element);
    expect(first).not.toBe(element);
    expect(first).not.toBe(second);
  });

  it('read sequences with both ends', () => {
    expect(read('sequence', { from: -2, to: 1 })).toEqual([-2, -1, 0, 1]);
    expect(read('sequence', { from: 9007199254740990, to: 9007199254740991 })).toEqual([
      9007199254740990, 9007199254740991,
    ]);
  });

  it('count a generator from 0, and give index 0 for a count of 0', () => {
    const generator = (index: number) => `row ${index}`;
    expect(read('generator', { generator, count: 2 })).toEqual(['row 0', 'row 1']);
    expect(read('generator', { generator, count: 0 })).toEqual(['row 0']);
    expect(read('generator', { generator, count: 0 }, 1, 2)).toEqual([]);
  });

  it('never end where the count is Infinity', () => {
    expect(read('generator', { generator: (i: number) => i, count: Infinity })).toHaveLength(1000);
  });

  it('say which kind nobody implements', () => {
    expect(() => createReader({ kind: 'tape', options: {} })).toThrow("no source of kind 'tape'");
  });
});

describe('positions', () => {
  it('go on behind the last record', () => {
    const description = { kind: 'sequence', options: { from: 1, to: 9 } };
    const first = createReader(description);
    first.open(readerContext(0, 1));
    expect(readSome(first, 4).values).toEqual([1, 2, 3, 4]);
    const second = createReader(description);
    second.restore([first.snapshot()]);
    second.open(readerContext(0, 1));
    expect(readSome(second, 99).values).toEqual([5, 6, 7, 8, 9]);
    const third = createReader(description);
    third.restore([second.snapshot()]);
    third.open(readerContext(0, 1));
    expect(readSome(third, 99)).toEqual({ values: [], isEnd: true });
  });

  it('are shared anew at another parallelism, each record once', () => {
    const description = { kind: 'sequence', options: { from: 1, to: 9 } };
    const parts = [0, 1, 2].map((index) => {
      const reader = createReader(description);
      reader.open(readerContext(index, 3));
      readSome(reader, 1);
      return reader.snapshot();
    });
    const values = [0, 1].flatMap((index) => {
      const reader = createReader(description);
      reader.restore(parts);
      reader.open(readerContext(index, 2));
      return readSome(reader, 99).values;
    });
    expect(values.sort()).toEqual([2, 3, 5, 6, 8, 9]);
  });
});

describe('a rate', () => {
  function run(recordsPerSecond: number, parallelism: number, untilMs: number) {
    const context = readerContext(0, parallelism);
    const options = { generator: (i: number) => i, count: Infinity, recordsPerSecond };
    const reader = createReader({ kind: 'generator', options });
    reader.open(context);
    const timesMs: number[] = [];
    const output = readerOutput(() => timesMs.push(context.clock.nowMs));
    while (context.clock.nowMs <= untilMs) {
      const status = reader.read(output, 100);
      if (typeof status === 'number') context.clock.nowMs = status;
    }
    return timesMs;
  }

  it('spaces few records evenly, beginning at once', () => {
    expect(run(10, 1, 450)).toEqual([0, 100, 200, 300, 400]);
  });

  it('is shared by the subtasks', () => {
    expect(run(10, 2, 450)).toEqual([0, 200, 400]);
  });

  it('lets the end wait for two permits more, where there was anything to read', () => {
    const options = { generator: (i: number) => i, count: 2, recordsPerSecond: 10 };
    const endMs = (index: number, parallelism: number) => {
      const context = readerContext(index, parallelism);
      const reader = createReader({ kind: 'generator', options });
      reader.open(context);
      for (;;) {
        const status = reader.read(
          readerOutput(() => {}),
          100,
        );
        if (status === 'END') return context.clock.nowMs;
        if (typeof status === 'number') context.clock.nowMs = status;
      }
    };
    expect(endMs(0, 1)).toBe(300);
    expect(endMs(1, 2)).toBe(400);
    expect(endMs(2, 3)).toBe(0);
  });

  it('is kept by many records in small bursts', () => {
    const timesMs = run(50_000, 1, 1000);
    expect(timesMs.length).toBeGreaterThan(49_500);
    expect(timesMs.length).toBeLessThan(50_600);
  });

  it('makes up for at most a second', () => {
    const context = readerContext(0, 1);
    const options = { generator: (i: number) => i, count: Infinity, recordsPerSecond: 10 };
    const reader = createReader({ kind: 'generator', options });
    reader.open(context);
    readSome(reader, 1);
    context.clock.nowMs = 60_000;
    expect(readSome(reader, 1000).values).toHaveLength(11);
  });
});
