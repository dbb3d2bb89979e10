import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchEncoder, decodeBatch } from './BatchCodec.ts';
import { type ClassTable, NO_CLASSES } from './ClassTable.ts';

class Point {
  x: number;
  label: unknown;
  constructor(x: number, label: unknown) {
    this.x = x;
    this.label = label;
  }
}

const classes: ClassTable = {
  prototypeOf: (id) => (id === 0 ? Point.prototype : undefined),
  idOf: (prototype) => (prototype === Point.prototype ? 0 : undefined),
};

function roundTrip(values: readonly unknown[], encoder = new BatchEncoder(classes)): unknown[] {
  for (const [i, value] of values.entries()) encoder.append(value, i);
  return decodeBatch(structuredClone(encoder.take()), classes).values;
}

const value = fc.anything({ withDate: true, withMap: true, withSet: true, maxDepth: 3 });
const record = fc.oneof(
  fc.record({ id: fc.integer(), name: fc.string(), isOpen: fc.boolean() }),
  fc.tuple(fc.string(), fc.double()),
  fc.record({ at: fc.double(), place: fc.record({ x: fc.double(), y: fc.double() }) }),
  fc.tuple(fc.double(), value).map(([x, label]) => new Point(x, label)),
  value,
);

describe('BatchCodec', () => {
  it('gives back exactly what went in, in any mixture', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (records) => {
        expect(roundTrip(records)).toStrictEqual(records);
      }),
    );
  });

  it('keeps its form over batches and leaves it where records change', () => {
    const encoder = new BatchEncoder(classes);
    const same = Array.from({ length: 2000 }, (_, i) => ({ id: i, word: `w${i % 7}`, u: `${i}` }));
    expect(roundTrip(same, encoder)).toStrictEqual(same);
    expect(roundTrip([...same, { id: 'text' }], encoder)).toStrictEqual([...same, { id: 'text' }]);
    expect(roundTrip(same, encoder)).toStrictEqual(same);
    expect(roundTrip([], encoder)).toStrictEqual([]);
  });

  it('keeps -0, NaN, undefined, null and the timestamps of records without any', () => {
    const encoder = new BatchEncoder(classes);
    const values = [-0, Number.NaN, { a: undefined }, null, undefined, [-0]];
    for (const each of values) encoder.append(each, Number.NaN);
    const decoded = decodeBatch(structuredClone(encoder.take()), classes);
    expect(decoded.values).toStrictEqual(values);
    expect([...decoded.timestamps]).toStrictEqual(values.map(() => Number.NaN));
  });

  it('takes a copy at once', () => {
    const encoder = new BatchEncoder(classes);
    const changing = { at: 1, list: [1] };
    encoder.append(changing, 0);
    changing.at = 2;
    changing.list.push(2);
    expect(decodeBatch(encoder.take(), classes).values).toStrictEqual([{ at: 1, list: [1] }]);
  });

  it.each([
    ['a function', { order: { run: () => 1 } }, 'its field order.run is a function'],
    ['a symbol', [Symbol('s')], 'its field [0] is a symbol'],
    ['an unknown class', { p: new Point(1, 2) }, 'its field p is an instance of Point'],
  ])('refuses %s by the name of its field', (_name, bad, message) => {
    expect(() => new BatchEncoder(NO_CLASSES).append(bad, 0)).toThrow(message);
  });

  it('keeps circles and shared parts, wherever they are', () => {
    const shared = { n: 1 };
    const circle: { self?: unknown; list: unknown[] } = { list: [shared, new Map([[1, shared]])] };
    circle.self = circle;
    const [first, second] = roundTrip([{ a: shared, b: [shared] }, circle]) as [
      { a: unknown; b: unknown[] },
      { self: unknown; list: [unknown, Map<number, unknown>] },
    ];
    expect(first).toStrictEqual({ a: { n: 1 }, b: [{ n: 1 }] });
    expect(first.b[0]).toBe(first.a);
    expect(second.self).toBe(second);
    expect(second.list[1].get(1)).toBe(second.list[0]);
  });
});
