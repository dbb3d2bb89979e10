import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from './LineSplitter.ts';

/** What Java's BufferedReader gives for a text. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function linesOfSplit(bytes: Uint8Array, start: number, end: number, chunkBytes: number): string[] {
  const splitter = new LineSplitter(start, end);
  const lines: string[] = [];
  for (;;) {
    const line = splitter.next();
    if (line !== null) lines.push(line);
    else if (splitter.isDone) return lines;
    else {
      const from = splitter.firstByte;
      expect(from, 'wants no bytes behind the end').toBeLessThan(bytes.length);
      const to = Math.min(from + chunkBytes, bytes.length);
      splitter.push(bytes.subarray(from, to), to === bytes.length);
    }
  }
}

function linesBySplits(text: string, splitBytes: number, chunkBytes: number): string[] {
  const bytes = new TextEncoder().encode(text);
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += splitBytes) {
    const end = Math.min(start + splitBytes, bytes.length);
    lines.push(...linesOfSplit(bytes, start, end, chunkBytes));
  }
  return lines;
}

const text = fc
  .array(fc.constantFrom('a', 'bc', '한', '😀', '\n', '\r', '\r\n', '\uFEFF', ' '), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('LineSplitter', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['\n', ['']],
    ['a\r\nb\rc\n\nd', ['a', 'b', 'c', '', 'd']],
    ['\uFEFFa\n', ['\uFEFFa']],
  ])('reads %j', (given, lines) => {
    expect(linesBySplits(given, 1000, 1000)).toEqual(lines);
  });

  it('gives each line once, whole, whatever the splits and chunks', () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (t, s, c) => {
          expect(linesBySplits(t, s, c)).toEqual(linesOf(t));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('looks through a line of 30 MB once, and not at all from splits that lie in it', () => {
    const bytes = new Uint8Array(30_000_000).fill(97);
    const lines = linesOfSplit(bytes, 0, 1_000_000, 128 * 1024);
    expect(lines.map((line) => line.length)).toEqual([bytes.length]);
    const inside = new LineSplitter(1_000_000, 2_000_000);
    while (!inside.isDone && inside.next() === null) {
      inside.push(bytes.subarray(inside.firstByte, inside.firstByte + 128 * 1024), false);
    }
    expect(inside.firstByte).toBeLessThan(2_200_000);
  });

  it('goes on from any position, with other chunks', () => {
    const chunk = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(text, fc.nat(20), chunk, chunk, (given, readCount, c1, c2) => {
        const bytes = new TextEncoder().encode(given);
        if (bytes.length === 0) return;
        const all = linesOf(given);
        const first = new LineSplitter(0, bytes.length);
        const head = take(first, bytes, c1, readCount);
        const second = new LineSplitter(0, bytes.length, first.position()!);
        expect([...head, ...take(second, bytes, c2, 99)]).toEqual(all);
      }),
      { numRuns: 1000 },
    );
  });
});

function take(splitter: LineSplitter, bytes: Uint8Array, chunkBytes: number, count: number) {
  const lines: string[] = [];
  while (lines.length < count) {
    const line = splitter.next();
    if (line !== null) lines.push(line);
    else if (splitter.isDone) break;
    else {
      const from = splitter.firstByte;
      const to = Math.min(from + chunkBytes, bytes.length);
      splitter.push(bytes.subarray(from, to), to === bytes.length);
    }
  }
  return lines;
}
