/**
 * What arrives is what was sent, or a RecordError says why not: the same between workers, within
 * one, and for copies.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeValue } from '../../../test/support/describeValue.ts';
import { copyForExchange, copyValue } from '../state/copyValue.ts';
import { BatchEncoder, decodeBatch } from './BatchCodec.ts';
import type { ClassTable } from './ClassTable.ts';
import { RecordError } from './RecordError.ts';
import { isProxy, raiseScrutiny, watchedProxy } from './recordKinds.ts';

class Point {
  x: unknown = 1;
  get double(): unknown {
    return [this.x, this.x];
  }
}
class Fault extends Error {
  code = 5;
}
class Pairs extends Map<unknown, unknown> {
  override set(key: unknown, value: unknown): this {
    return super.set(key, [value]);
  }
}
class Bag extends Set<unknown> {}
class Row extends Array<unknown> {}
class Day extends Date {}
class Pattern extends RegExp {}
class Bytes extends Uint8Array {}
class Hidden {
  readonly #secret: number;
  constructor(secret = 1) {
    this.#secret = secret;
  }
  secret(): number {
    return this.#secret;
  }
}
class Counted {
  static #count = 0;
  readonly id = Counted.#count++;
  readonly text = ' #tag';
}
class Unknown {}

const declared: object[] = [
  Point,
  Fault,
  Pairs,
  Bag,
  Row,
  Day,
  Pattern,
  Bytes,
  Hidden,
  Counted,
].map((each) => each.prototype);
const classes: ClassTable = {
  prototypeOf: (id) => declared[id],
  idOf: (prototype) => (declared.includes(prototype) ? declared.indexOf(prototype) : undefined),
};
const Proxied = watchedProxy();

function remotely(value: unknown): unknown {
  const encoder = new BatchEncoder(classes);
  encoder.append({ before: 1 }, 0);
  encoder.append(value, 1);
  return decodeBatch(structuredClone(encoder.take()), classes).values[1];
}

/** In a column that already has the form of such records. */
function amongOthers(value: unknown): unknown {
  const encoder = new BatchEncoder(classes);
  encoder.append(value, 0);
  encoder.append(value, 1);
  return decodeBatch(structuredClone(encoder.take()), classes).values[1];
}

function outcome(way: (value: unknown) => unknown, value: unknown): string {
  try {
    return describeValue(way(value));
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
}

function expectFaithful(value: unknown): void {
  const sent = describeValue(value);
  const arrived = outcome(remotely, value);
  expect(outcome(amongOthers, value)).toBe(arrived);
  expect(outcome((each) => copyForExchange(each, classes), value)).toBe(arrived);
  if (!arrived.startsWith('A record cannot be sent')) {
    expect(arrived).toBe(sent);
    expect(outcome(copyValue, value)).toBe(sent);
  }
  expect(describeValue(value)).toBe(sent);
}

const refused = [
  () => Symbol('s'),
  () => () => 1,
  () => new Hidden(),
  () => new Unknown(),
  () => Promise.resolve(1),
  () => new WeakMap(),
  () => new Intl.NumberFormat('en'),
  () => [1].values(),
  () => (function* () {})(),
  () => new Proxied({ a: 1 }, {}),
  () => Object.create({ inherited: 1 }) as unknown,
  () => Object.create(Map.prototype) as unknown,
  () => ({ [Symbol('field')]: 1 }),
  () => ({
    get now() {
      return 1;
    },
  }),
  () => Object.setPrototypeOf(new Date(5), Point.prototype) as unknown,
  () => new URL('http://localhost/'),
];

const leaf = fc.oneof(
  fc.constantFrom(0, -0, Number.NaN, Infinity, undefined, null, true, '', 'text', 12n, 1.5),
  fc.integer(),
  fc.string(),
);

/** Makes values that hold one another: parts are taken from those made before. */
const made = fc.array(fc.tuple(fc.nat({ max: 27 }), leaf, fc.nat(), fc.nat()), { maxLength: 9 });

function build(steps: readonly (readonly [number, unknown, number, number])[]): unknown {
  const parts: unknown[] = [1, 'a'];
  for (const [kind, primitive, one, other] of steps) {
    const a = parts[one % parts.length];
    const b = parts[other % parts.length];
    parts.push(valueOfKind(kind, primitive, a, b));
  }
  const last = parts.at(-1);
  if (steps.length > 3 && steps[0]![0] % 2 === 0) return { last, first: parts[2], kept: parts[3] };
  return last;
}

function valueOfKind(kind: number, primitive: unknown, a: unknown, b: unknown): unknown {
  switch (kind) {
    case 0:
      return { a, b, primitive };
    case 1:
      return [a, primitive, b];
    case 2:
      return Object.assign(new Point(), { x: a });
    case 3:
      return new Map([[a, b]]);
    case 4:
      return new Set([a, b, primitive]);
    case 5:
      return Object.assign(new Date(5), { a });
    case 6:
      return Object.assign(/a(b)/gi, { lastIndex: 3 });
    case 7:
      return Object.assign(new Error('e', { cause: a }), { b });
    case 8:
      return Object.assign(new Fault('own'), { cause: b });
    case 9:
      return new Pairs([[a, b]]);
    case 10:
      return Object.assign(new Bag([a]), { primitive });
    case 11:
      return Row.from([a, b]);
    case 12: {
      const sparse: unknown[] = [a];
      sparse[3] = b;
      return sparse;
    }
    case 13:
      return Object.assign([primitive], { index: 3, a });
    case 14:
      return Object.freeze({ a, b });
    case 15:
      return Object.seal([a]);
    case 16:
      return Object.assign(Object.create(null), { a });
    case 17:
      return Object.defineProperty({ a }, 'hidden', { value: b, configurable: true });
    case 18:
      return [new Uint8Array([1, 2, 3]), new Float64Array([-0, Number.NaN]), new ArrayBuffer(3)];
    case 19: {
      const buffer = new Uint8Array([1, 2, 3, 4]).buffer;
      return { head: new Uint8Array(buffer, 0, 2), all: new DataView(buffer), buffer };
    }
    case 20:
      return [new Day(7), new Pattern('x', 'y'), new Bytes([9]), new Counted()];
    case 21:
      return [Object(-0), Object('text'), Object(false), Object(5n)];
    case 22:
      return new AggregateError([a, new TypeError('inner')], 'several');
    case 23: {
      const circle: Record<string, unknown> = { a };
      circle['self'] = circle;
      return circle;
    }
    case 24:
      return JSON.parse('{"__proto__":{"a":1},"constructor":2,"1":3}');
    case 25:
      return /(?<word>[a-z])(\d)/d.exec('a1');
    case 26:
      return Object.preventExtensions(new Date(Number.NaN));
    default:
      return refused[String(primitive).length % refused.length]!();
  }
}

describe('records', () => {
  it('arrive as they were sent, or a RecordError says why not', () => {
    raiseScrutiny({ fields: false, arrays: true });
    const plainKinds = (steps: readonly (readonly [number, ...unknown[]])[]): boolean =>
      steps.every(([kind]) => ![14, 15, 17, 26, 27].includes(kind));
    fc.assert(
      fc.property(made.filter(plainKinds), (steps) => expectFaithful(build(steps))),
      { numRuns: 2000 },
    );
    raiseScrutiny({ fields: true, arrays: true });
    fc.assert(
      fc.property(made, (steps) => expectFaithful(build(steps))),
      { numRuns: 3000 },
    );
  });

  it.each(Array.from({ length: 28 }, (_, kind) => kind))('of kind %i are sent', (kind) => {
    expectFaithful(valueOfKind(kind, 'p', { n: 1 }, [2]));
    expectFaithful({ field: valueOfKind(kind, 'p', { n: 1 }, [2]) });
    if (kind !== 27) expect(outcome(remotely, valueOfKind(kind, 'p', 1, 2))).toMatch(/^#0/);
  });

  it.each(refused.map((make) => [String(make), make] as const))('such as %s do not', (_, make) => {
    const value = { order: [make()] };
    expectFaithful(value);
    expect(outcome(remotely, value)).toMatch(
      /^A record cannot be sent to another subtask: its field order\[0\]/,
    );
  });

  it('says what to do about private fields, and does not take texts for them', () => {
    expect(() => remotely(new Hidden())).toThrow("write 'private' in place of '#'");
    expect(new Hidden().secret()).toBe(1);
    expect(isProxy(new Proxied({}, {}))).toBe(true);
    expect(describeValue(remotely(new Counted()))).toContain(' #tag');
  });

  it('may be deep, but not so deep that a stack ends', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 900; i++) deep = i % 2 === 0 ? [deep] : { deep };
    expectFaithful(deep);
    for (let i = 0; i < 100_000; i++) deep = [deep];
    const refusal = outcome(remotely, deep);
    expect(refusal).toContain('nested more than 1000 levels deep');
    expect(outcome((each) => copyForExchange(each, classes), deep)).toBe(refusal);
  });

  it('of 64 MB, of a million elements or entries cross in a moment', () => {
    const numbers = Array.from({ length: 1_000_000 }, (_, i) => i / 2);
    const bytes = new Uint8Array(64 * 1024 * 1024).fill(7);
    const entries = new Map(numbers.map((n) => [n, `v${n}`]));
    const arrived = remotely({ bytes, numbers, entries, text: 'x'.repeat(20_000_000) }) as {
      bytes: Uint8Array;
      numbers: number[];
      entries: Map<number, string>;
    };
    expect(arrived.bytes.byteLength).toBe(bytes.byteLength);
    expect(arrived.bytes.at(-1)).toBe(7);
    expect(arrived.numbers.at(-1)).toBe(499_999.5);
    expect(arrived.entries.get(2)).toBe('v2');
  }, 30_000);
});
