import { describe, expect, it } from 'vitest';
import {
  duration,
  eventTime,
  exactTime,
  fileSize,
  percent,
  shortCount,
  span,
  threeDigits,
} from './format.ts';

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
    expect(threeDigits(value, 'en')).toBe(text);
  });

  it.each([
    [0, '0'],
    [0.1234, '0.12'],
    [21.44, '21.4'],
    [999.6, '1,000'],
    [1_974, '1,970'],
    [9_999, '1.00만'],
    [48_210, '4.82만'],
    [999_600, '100만'],
    [12_345_678, '1,230만'],
    [99_970_000, '1.00억'],
    [123_456_789, '1.23억'],
    [Number.NaN, '–'],
  ])('%d in Korean is %s', (value, text) => {
    expect(threeDigits(value, 'ko')).toBe(text);
  });
});

describe('shortCount', () => {
  it.each([
    [1_397, '1.40 k', '1,397'],
    [9_999, '10.0 k', '9,999'],
    [10_000, '10.0 k', '1.00만'],
    [48_210, '48.2 k', '4.82만'],
  ])('%d is %s, in Korean %s', (count, english, korean) => {
    expect(shortCount(count, 'en')).toBe(english);
    expect(shortCount(count, 'ko')).toBe(korean);
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
    expect(percent(ratio, 'en')).toBe(text);
    expect(percent(ratio, 'ko')).toBe(text.replace(' ', ''));
  });
});

describe('times', () => {
  it('count a run', () => {
    expect(duration(38_900)).toBe('00:38');
    expect(duration(3_723_000)).toBe('1:02:03');
  });

  it.each([
    [800, '800 ms', '800ms'],
    [2_840, '2.8 s', '2.8초'],
    [10_000, '10 s', '10초'],
    [300_000, '5 min', '5분'],
    [3_600_000, '1 h', '1시간'],
    [172_800_000, '2 d', '2일'],
  ])('%d ms is %s, %s', (ms, english, korean) => {
    expect([span(ms, 'en'), span(ms, 'ko')]).toEqual([english, korean]);
  });

  it('tells which numbers may be instants', () => {
    const at = new Date(2026, 10, 21, 12, 3, 10, 7);
    expect(exactTime(at.getTime())).toBe('2026-11-21 12:03:10.007');
    expect([exactTime(1_234), exactTime(1.5), exactTime(Number.NaN)]).toEqual([null, null, null]);
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
