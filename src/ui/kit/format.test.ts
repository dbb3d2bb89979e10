import { describe, expect, it } from 'vitest';
import { duration, eventTime, fileSize, percent, span, threeDigits } from './format.ts';

describe('threeDigits', () => {
  it.each([
    [0, '0'],
    [0.004, '<0.01'],
    [0.1, '0.1'],
    [0.1234, '0.12'],
    [21, '21'],
    [21.44, '21.4'],
    [999.4, '999'],
    [999.6, '1.00 k'],
    [48_210, '48.2 k'],
    [50_000, '50.0 k'],
    [999_600, '1.00 M'],
    [12_345_678, '12.3 M'],
    [Number.NaN, '–'],
  ])('%d is %s', (value, text) => {
    expect(threeDigits(value)).toBe(text);
  });
});

describe('percent', () => {
  it.each([
    [0, '0 %'],
    [0.001, '<1 %'],
    [0.42, '42 %'],
    [0.999, '>99 %'],
    [1, '100 %'],
  ])('%d is %s', (ratio, text) => {
    expect(percent(ratio)).toBe(text);
  });
});

describe('times', () => {
  it('count a run', () => {
    expect(duration(38_900)).toBe('00:38');
    expect(duration(3_723_000)).toBe('1:02:03');
  });

  it.each([
    [800, '800 ms'],
    [2_840, '2.8 s'],
    [10_000, '10 s'],
    [300_000, '5 min'],
    [3_600_000, '1 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(span(ms)).toBe(text);
  });

  it('tell instants from small numbers', () => {
    expect(eventTime(12_345, 'en')).toBe('12,345 ms');
    expect(eventTime(Date.UTC(2026, 0, 1, 3, 4, 5), 'en')).toMatch(/^\d\d:\d\d:05$/);
  });
});

describe('fileSize', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1_234_567, '1.23 MB'],
  ])('%d is %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });
});
