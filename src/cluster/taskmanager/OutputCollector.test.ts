import { describe, expect, it } from 'vitest';
import { OutputCollector } from './OutputCollector.ts';

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
