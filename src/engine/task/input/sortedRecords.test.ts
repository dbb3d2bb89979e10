import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_TIMESTAMP, NO_TIMESTAMP } from '../../element/timestamp.ts';
import {
  type KeyedRecords,
  type KeysById,
  mergeRuns,
  rankKeys,
  sortableTime,
  sortRecords,
} from './sortedRecords.ts';

type Row = readonly [key: string, timestamp: number];

function recordsOf(rows: readonly Row[], name: string): KeyedRecords {
  return {
    values: rows.map(([key, timestamp], i) => `${name}${i} ${key}@${timestamp}`),
    timestamps: rows.map(([, timestamp]) => sortableTime(timestamp)),
    keyIds: rows.map(([key]) => key),
  };
}

function keysOf(...inputs: (readonly Row[])[]): KeysById {
  return new Map(inputs.flat().map(([key]) => [key, key]));
}

/** Both inputs merged, as texts. */
function merged(left: readonly Row[], right: readonly Row[]): unknown[] {
  const rankOf = rankKeys(keysOf(left, right));
  const first = sortRecords(recordsOf(left, 'L'), rankOf);
  const second = sortRecords(recordsOf(right, 'R'), rankOf);
  const inputs = [first, second];
  return [...mergeRuns(first, second)].flatMap(({ input, start, end }) =>
    inputs[input]?.buffer.values.slice(start, end),
  );
}

const row: fc.Arbitrary<Row> = fc.tuple(
  fc.constantFrom('a', 'b', 'cc', 'd'),
  fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(NO_TIMESTAMP), fc.constant(MIN_TIMESTAMP)),
);
const rows = fc.array(row, { maxLength: 30 });

/** Shorter keys first, then by letter; then by time. */
function compareRows(a: Row, b: Row): number {
  const byKey = a[0].length - b[0].length || a[0].localeCompare(b[0]);
  const time = ([, timestamp]: Row) => (Number.isNaN(timestamp) ? MIN_TIMESTAMP : timestamp);
  return byKey || time(a) - time(b);
}

describe('records in the order of BATCH mode', () => {
  it('come by key, then time, then as they came', () => {
    fc.assert(
      fc.property(rows, (input) => {
        const named = input.map((each, i) => ({ each, text: `L${i} ${each[0]}@${each[1]}` }));
        const wanted = named.toSorted((a, b) => compareRows(a.each, b.each));
        expect(merged(input, [])).toEqual(wanted.map(({ text }) => text));
      }),
    );
  });

  it('of two inputs are merged: nothing is lost, each keeps its order, times never go back', () => {
    fc.assert(
      fc.property(rows, rows, (left, right) => {
        const all = merged(left, right) as string[];
        const parsed = all.map((text): Row => {
          const [, key, timestamp] = /^\w+ (\w+)@(.+)$/.exec(text) ?? [];
          return [key ?? '', Number(timestamp)];
        });
        for (let i = 1; i < parsed.length; i++) {
          expect(compareRows(parsed[i - 1] as Row, parsed[i] as Row)).toBeLessThanOrEqual(0);
        }
        const of = (side: string) => all.filter((text) => text.startsWith(side));
        expect(of('L')).toEqual(merged(left, []));
        expect(of('R')).toEqual(merged([], right));
      }),
    );
  });

  it('of two inputs take turns where key and time are the same', () => {
    const left: Row[] = [
      ['a', 1],
      ['a', 1],
      ['a', 1],
    ];
    const right: Row[] = [
      ['a', 1],
      ['a', 0],
      ['a', 1],
    ];
    const [first, ...rest] = merged(left, right);
    expect(first).toBe('R1 a@0');
    expect(rest.map((text) => String(text).charAt(0))).toEqual(['L', 'R', 'L', 'R', 'L']);
  });
});
