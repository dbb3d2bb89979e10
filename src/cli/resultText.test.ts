import { describe, expect, it } from 'vitest';
import type { JobResult } from '../model/index.ts';
import { failureOf, resultText } from './resultText.ts';

const textOf = (result: JobResult) => [...resultText(result)].join('');

describe('resultText', () => {
  it('is one line of JSON, with null for what JSON cannot say', () => {
    const text = textOf({
      status: 'FINISHED',
      outputs: { out: [1, Number.NaN, undefined, { a: -Infinity }], 'a "b"': [], c: ['x'] },
      error: null,
    });
    expect(text.endsWith('\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      status: 'FINISHED',
      outputs: { out: [1, null, null, { a: null }], 'a "b"': [], c: ['x'] },
      error: null,
    });
  });

  it('comes in pieces where there is much of it', () => {
    const records = Array.from({ length: 20_000 }, (_, i) => `record ${i}`);
    const pieces = [...resultText({ status: 'FINISHED', outputs: { out: records }, error: null })];
    expect(pieces.length).toBeGreaterThan(2);
    expect(JSON.parse(pieces.join('')).outputs.out).toEqual(records);
  });

  it('keeps the ids of the graph inside', () => {
    const error = {
      message: 'no',
      operator: 'Map',
      line: 3,
      column: 2,
      record: 7,
      nodeId: 5,
      code: 'x',
    };
    const shown = JSON.parse(textOf({ status: 'FAILED', outputs: {}, error })).error;
    expect(shown).toEqual({ message: 'no', operator: 'Map', line: 3, column: 2, record: 7 });
  });
});

describe('failureOf', () => {
  it('is the first error with its place', () => {
    const result = failureOf([
      { severity: 'warning', code: 'unused', message: 'unused' },
      { severity: 'error', code: 'syntax', message: 'no', position: { line: 2, column: 4 } },
    ]);
    expect(result.error).toEqual({ message: 'no', line: 2, column: 4 });
  });
});
