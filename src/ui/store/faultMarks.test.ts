import { describe, expect, it } from 'vitest';
import type { JobFailure } from '../../model/index.ts';
import { marksOfFailure, movedMarks } from './faultMarks.ts';

const TEXT = ['first', '  check(x);', '  throw bad;', 'last'].join('\n');
const FAILURE: JobFailure = {
  message: 'bad',
  line: 1,
  thrownAt: { line: 3, column: 3 },
  frames: [
    { name: 'check', line: 3, column: 3 },
    { name: 'map', line: 2, column: 3 },
    { name: null, line: 2, column: 9 },
  ],
};
const marked = (failure = FAILURE) => marksOfFailure(TEXT, failure);
const inText = (text: string, marks = marked()) => {
  const { thrown, frames } = movedMarks(marks, text);
  const cut = (range: { start: number; end: number } | null) =>
    range && text.slice(range.start, range.end);
  return { thrown: cut(thrown), frames: frames.map(cut) };
};

describe('the places of a failure', () => {
  it('are the line that threw and, each once, the lines that led there', () => {
    expect(inText(TEXT)).toEqual({ thrown: 'throw bad;', frames: ['check(x);'] });
  });

  it('are the operator, where the throw has no place, or nothing', () => {
    expect(inText(TEXT, marked({ message: 'bad', line: 1 })).thrown).toBe('first');
    expect(inText(TEXT, marked({ message: 'bad' })).thrown).toBeNull();
  });

  it.each([
    ['above', TEXT.replace('first', '// more\nfirst and so on')],
    ['below', `${TEXT}\nmore`],
    ['a line that begins before it', TEXT.replace('  throw', '\n  throw')],
    ['a line that begins behind it', TEXT.replace('bad;', 'bad;\n  next')],
    ['above and below at once', `new\n${TEXT}\nnew`],
  ])('follow what is typed: %s', (_, text) => {
    expect(inText(text)).toEqual({ thrown: 'throw bad;', frames: ['check(x);'] });
  });

  it.each([
    ['in it', TEXT.replace('bad', 'worse')],
    ['at its end', TEXT.replace('bad;', 'bad; // no')],
    ['at its beginning', TEXT.replace('throw', '// throw')],
    ['all of it gone', TEXT.replace('  throw bad;\n', '')],
  ])('are gone where their own text changes: %s', (_, text) => {
    expect(inText(text)).toEqual({ thrown: null, frames: ['check(x);'] });
  });
});
