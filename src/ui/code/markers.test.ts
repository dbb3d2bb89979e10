import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../model/index.ts';
import { marksOf, textRangeOf } from './markers.ts';

const TEXT = 'const a = 1;\nenv.fromData(1)\n  .forward();\n';

const markOf = (diagnostic: Partial<Diagnostic>) =>
  marksOf([{ severity: 'error', code: 'a-rule', message: 'No.', ...diagnostic }], TEXT)[0];

describe('marksOf', () => {
  it('underlines the name at the position', () => {
    expect(markOf({ position: { line: 3, column: 4 }, range: { start: 13, end: 41 } })).toEqual({
      severity: 'error',
      code: 'a-rule',
      message: 'No.',
      startLineNumber: 3,
      startColumn: 4,
      endLineNumber: 3,
      endColumn: 11,
    });
  });

  it('underlines the range where no position is given', () => {
    const mark = markOf({ range: { start: 13, end: 28 } });
    expect(mark).toMatchObject({ startLineNumber: 2, startColumn: 1, endColumn: 16 });
  });

  it('puts what has no place on the first line', () => {
    expect(markOf({})).toMatchObject({ startLineNumber: 1, startColumn: 1, endColumn: 13 });
  });

  it('keeps a place that an older text had inside the text', () => {
    expect(markOf({ position: { line: 90, column: 4 } })).toMatchObject({ startLineNumber: 4 });
  });
});

describe('textRangeOf', () => {
  it('spans lines', () => {
    expect(textRangeOf({ start: 13, end: 40 }, TEXT)).toEqual({
      startLineNumber: 2,
      startColumn: 1,
      endLineNumber: 3,
      endColumn: 12,
    });
  });
});
