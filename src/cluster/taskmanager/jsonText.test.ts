import { describe, expect, it } from 'vitest';
import { jsonText, shortJsonText } from './jsonText.ts';
import { OutputCollector } from './OutputCollector.ts';

const circle: { self?: unknown } = {};
circle.self = circle;

describe('JSON text of any value', () => {
  it.each([
    ['text', '"text"'],
    [1.5, '1.5'],
    [-0, '"\\u0000-0"'],
    [Number.NaN, '"\\u0000NaN"'],
    [Infinity, '"\\u0000Infinity"'],
    [{ a: Infinity, b: undefined }, '{"a":"\\u0000Infinity","b":"\\u0000undefined"}'],
    [undefined, '"\\u0000undefined"'],
    [10n, '"\\u000010n"'],
    ['\u0000NaN', '"\\u0000\\u0000NaN"'],
    [new Map([['a', 1]]), '[["a",1]]'],
    [new Set([1]), '[1]'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    [() => 1, '"\\u0000undefined"'],
    [circle, '"[object Object]"'],
  ])('%#', (value, text) => {
    expect(jsonText(value)).toBe(text);
  });

  it('is cut where it is long', () => {
    expect(JSON.parse(shortJsonText({ long: 'x'.repeat(100) }, 20))).toBe('{"long":"xxxxxxxxxxx…');
  });
});

describe('printed records', () => {
  it.each([
    [700, 700, '0'],
    [1500, 1000, '500'],
    [4321, 1000, '3321'],
  ])('of which only a screen hears are the newest of %i, and counted', (count, kept, first) => {
    const collector = new OutputCollector(false);
    for (let i = 0; i < count; i++) collector.print('out', 0, i);
    const [printed] = collector.take();
    expect(printed?.count).toBe(count);
    expect(printed?.records).toHaveLength(kept);
    expect(printed?.records[0]).toBe(first);
    expect(printed?.records.at(-1)).toBe(`${count - 1}`);
    expect(collector.take()).toEqual([]);
  });

  it('are what they were when they were printed', () => {
    const collector = new OutputCollector(true);
    const record = { n: 1 };
    collector.print('out', 2, record);
    record.n = 2;
    expect(collector.take()).toEqual([{ sink: 'out', subtask: 2, records: ['{"n":1}'], count: 1 }]);
  });
});
