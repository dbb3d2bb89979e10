import { describe, expect, it } from 'vitest';
import { KeptRecords } from './KeptRecords.ts';
import { OutputBudgetError, ShownOutput, WholeOutput } from './OutputCollector.ts';

describe('printed records for a screen', () => {
  it.each([
    [700, 700, '0'],
    [1500, 1000, '500'],
    [4321, 1000, '3321'],
  ])('are the newest of %i, and counted', (count, kept, first) => {
    const collector = new ShownOutput(new KeptRecords());
    for (let i = 0; i < count; i++) collector.print('out', 0, i);
    const [printed] = collector.take();
    expect(printed?.count).toBe(count);
    expect(printed?.records).toHaveLength(kept);
    expect(printed?.records[0]).toBe(first);
    expect(printed?.records.at(-1)).toBe(`${count - 1}`);
    expect(collector.take()).toEqual([]);
  });

  it('are cut, with a number for the rest', () => {
    const kept = new KeptRecords();
    const collector = new ShownOutput(kept);
    collector.print('out', 0, 1);
    collector.print('out', 0, 'x'.repeat(9000));
    const [printed] = collector.take();
    expect(printed?.records.map(({ length }) => length)).toEqual([1, 4000]);
    expect(printed?.cuts).toEqual([{ index: 1, number: 1, length: 9002 }]);
    expect(kept.find(1)).toBe(JSON.stringify('x'.repeat(9000)));
  });

  it('have few characters, however many sinks there are', () => {
    const collector = new ShownOutput(new KeptRecords());
    for (let i = 0; i < 20_000; i++) collector.print(`sink ${i % 10}`, 0, 'y'.repeat(5000));
    const outputs = collector.take();
    expect(outputs.reduce((sum, { count }) => sum + count, 0)).toBe(20_000);
    expect(outputs.every(({ records }) => records.length > 0)).toBe(true);
    expect(JSON.stringify(outputs).length).toBeLessThan(250_000);
  });
});

describe('printed records for a result', () => {
  it('are what they were when they were printed', () => {
    const collector = new WholeOutput(1000);
    const record = { n: 1 };
    collector.print('out', 2, record);
    record.n = 2;
    expect(collector.take()).toEqual([{ sink: 'out', subtask: 2, records: ['{"n":1}'], count: 1 }]);
  });

  it('come whole and in order, in messages of bounded size', () => {
    const collector = new WholeOutput(1e8);
    const values: unknown[] = ['a', 'b'.repeat(2_500_000), 3, 'c'.repeat(999_999), { d: 4 }];
    for (const value of values) collector.print('out', 0, value);
    collector.print('other', 1, 5);
    expect([collector.isFull(), collector.isOverfull()]).toEqual([true, false]);
    const pieces: string[] = [];
    const whole: unknown[] = [];
    let count = 0;
    for (let outputs = collector.take(); outputs.length > 0; outputs = collector.take()) {
      expect(JSON.stringify(outputs).length).toBeLessThan(1_100_000);
      for (const { sink, records, goesOn, count: more } of outputs) {
        if (sink !== 'out') continue;
        count += more;
        records.forEach((text, i) => {
          pieces.push(text);
          if (goesOn && i === records.length - 1) return;
          whole.push(JSON.parse(pieces.splice(0).join('')));
        });
      }
    }
    expect(whole).toEqual(values);
    expect(count).toBe(values.length);
    expect([collector.isFull(), collector.isOverfull()]).toEqual([false, false]);
  });

  it('are refused where there are too many characters', () => {
    const collector = new WholeOutput(2_000_000);
    const print = () => collector.print('out', 0, 'x'.repeat(900_000));
    print();
    print();
    expect(print).toThrow(OutputBudgetError);
    expect(print).toThrow('more than 2 MB');
  });
});

describe('kept records', () => {
  it('make room for newer ones, and are given by their numbers', () => {
    const kept = new KeptRecords();
    const numbers = [1, 2, 3, 4].map((n) => kept.add(String(n).repeat(6_000_000)));
    expect(numbers.map((number) => kept.find(number)?.[0] ?? null)).toEqual([null, null, '3', '4']);
    expect(kept.all().map(({ number }) => number)).toEqual([4, 3]);
    const long = kept.add('l'.repeat(20_000_000));
    expect(kept.find(long)).toHaveLength(20_000_000);
    expect(kept.find(4)).toBeNull();
    expect(kept.find(kept.add('m'.repeat(70_000_000)))).toBeNull();
  });
});
