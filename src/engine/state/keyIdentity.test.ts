import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raiseScrutiny } from '../element/recordKinds.ts';
import { hashDouble, hashKey, hashLong, hashString } from './keyHash.ts';
import {
  isSelfContained,
  jsonTextOfKey,
  keyExtractionError,
  keyIdOf,
  keyOfId,
  mapKeyIdOf,
} from './keyIdentity.ts';

const NULL_KEY = 'Assigned key must not be null!';

describe('same key', () => {
  const different = [
    0,
    -0,
    1,
    '1',
    true,
    'true',
    false,
    '',
    '0',
    '\u0000',
    '\u0000-0',
    '\u0000j[]',
  ];
  different.push('\u0000s', '\u0000s\u0000s', 'null', 1.5, 2 ** 32, Infinity, -Infinity);
  const objects = [[], ['a'], [['a']], ['1'], [1], {}, { a: 1 }, { a: '1' }, [null], { a: [] }];

  it('is told by an id of its own for each', () => {
    const ids = [...different, ...objects].map(keyIdOf);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('goes by value for arrays, objects and dates', () => {
    expect(keyIdOf([1, { a: 'x' }])).toBe(keyIdOf([1, { a: 'x' }]));
    expect(keyIdOf(new Date(5))).toBe(keyIdOf(new Date(5)));
    expect(keyIdOf(new Date(5))).not.toBe(keyIdOf(new Date(6)));
    expect(keyIdOf({ a: 1, b: 2 })).not.toBe(keyIdOf({ b: 2, a: 1 }));
  });

  it('can be read from the id of a primitive', () => {
    for (const key of different) {
      expect(isSelfContained(keyIdOf(key))).toBe(true);
      expect(Object.is(keyOfId(keyIdOf(key)), key)).toBe(true);
    }
    for (const key of objects) expect(isSelfContained(keyIdOf(key))).toBe(false);
    const primitive = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true }),
      fc.boolean(),
    );
    fc.assert(fc.property(primitive, (key) => Object.is(keyOfId(keyIdOf(key)), key)));
  });

  it('allows null in a MapState only', () => {
    expect(mapKeyIdOf(null)).toBe(mapKeyIdOf(undefined));
    expect(mapKeyIdOf(null)).not.toBe(mapKeyIdOf([]));
    expect(() => keyIdOf(null)).toThrow(NULL_KEY);
    expect(() => keyIdOf(undefined)).toThrow(NULL_KEY);
  });
});

class Hidden {
  readonly #value: number;
  readonly shown = 1;
  constructor(value: number) {
    this.#value = value;
  }
  toText(): string {
    return String(this.#value);
  }
}

class Money extends Hidden {
  toJSON(): string {
    return this.toText();
  }
}

class Place {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
}

describe('what is one key by its JSON text', () => {
  it('is what the table in KEYS.md says', () => {
    expect(keyIdOf(new Place(1))).toBe(keyIdOf({ x: 1 }));
    expect(keyIdOf({ a: undefined })).toBe(keyIdOf({}));
    expect(keyIdOf([undefined])).toBe(keyIdOf([null]));
    expect(keyIdOf(new Array(1))).toBe(keyIdOf([null]));
    expect(keyIdOf([-0])).toBe(keyIdOf([0]));
    expect(keyIdOf(new Money(2))).toBe(keyIdOf(new Money(2)));
    expect(keyIdOf(new Money(2))).not.toBe(keyIdOf(new Money(3)));
  });
});

describe('what hides in a field', () => {
  it('is refused where the program can make such fields', () => {
    raiseScrutiny({ fields: true, arrays: true });
    expect(() => keyIdOf({ [Symbol('s')]: 1 })).toThrow('named by a symbol, Symbol(s)');
    const hidden = Object.defineProperty({}, 'id', { value: 1 });
    expect(() => keyIdOf([hidden])).toThrow('it contains a field that is not enumerable, id');
    expect(keyIdOf(['a'])).toBe(keyIdOf(['a']));
  });
});

describe('what cannot be a key', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  let deep: unknown = 1;
  for (let i = 0; i < 20_000; i++) deep = [deep];
  it.each([
    ['NaN', Number.NaN, 'it is NaN'],
    ['a function', () => 1, 'it is a function'],
    ['a symbol', Symbol('s'), 'it is a symbol'],
    ['a bigint', 1n, 'it is a bigint'],
    ['NaN inside', { a: [Number.NaN] }, 'it contains NaN'],
    ['a function inside', [() => 1], 'it contains a function'],
    ['a circle', circle, 'it contains itself'],
    ['a deep array', deep, 'it contains more than 1000 levels of arrays'],
    ['an invalid date', [new Date(Number.NaN)], 'it contains an invalid date'],
    ['a Map', new Map(), 'it is a Map: use [...map]'],
    ['infinity inside', [-Infinity], 'it contains -Infinity: use String(-Infinity)'],
    ['a Set', new Set([1]), 'it is a Set: use [...set]'],
    ['a RegExp', /a/, 'it is a RegExp: use String(regexp)'],
    ['an Error', [new TypeError('a')], 'it contains a TypeError: use error.message'],
    ['an ArrayBuffer', new ArrayBuffer(1), 'it is an ArrayBuffer: use Array.from('],
    ['bytes', new Uint8Array(1), 'it is a Uint8Array: use Array.from('],
    ['a boxed number', Object(1), 'it is a Number: use key.valueOf()'],
    ['a boxed text inside', { a: Object('a') }, 'it contains a String: use key.valueOf()'],
    ['a promise', Promise.resolve(1), 'it is a Promise: await it'],
    ['an iterator', [1].values(), 'it is'],
    ['a WeakMap', new WeakMap(), 'it is a WeakMap'],
    ['an Intl object', new Intl.NumberFormat('en'), 'it is a NumberFormat'],
    ['private fields', new Hidden(1), 'it is a Hidden with #private fields'],
    [
      'a toJSON that gives nothing',
      { toJSON: () => undefined },
      'it contains an object without JSON text',
    ],
    ['a toJSON that gives NaN', { toJSON: () => Number.NaN }, 'it contains NaN'],
    ['a Map inside', [new Map()], 'it contains a Map: use [...map]'],
  ])('%s', (_name, key, reason) => {
    expect(() => keyIdOf(key)).toThrow(reason);
    expect(() => hashKey(key)).toThrow(reason);
  });

  it('is said with the record, in Flink’s words, where it was extracted', () => {
    const error = keyExtractionError({ id: 7 }, new Error('order 7 has no customer'));
    expect(error.message).toBe('Could not extract key from {"id":7}: order 7 has no customer');
  });
});

describe('hash code', () => {
  it('takes whole numbers within 32 bits as Integer, others as Long, the rest as Double', () => {
    expect(hashKey(2147483647)).toBe(2147483647);
    expect(hashKey(2147483648)).toBe(hashLong(2147483648));
    expect(hashKey(-2147483649)).toBe(hashLong(-2147483649));
    expect(hashKey(1.5)).toBe(hashDouble(1.5));
    expect(hashKey(-0)).toBe(-2147483648);
    expect(hashKey(1e300)).toBe(hashDouble(1e300));
  });

  it('folds the two halves of a Long', () => {
    expect(hashLong(-1)).toBe(0);
    expect(hashLong(-2147483649)).toBe(-2147483648);
    expect(hashLong(1234567890123)).toBe(1912276436);
    const safe = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(safe, (value) => {
        const bits = BigInt.asUintN(64, BigInt(value));
        return hashLong(value) === Number(BigInt.asIntN(32, bits ^ (bits >> 32n)));
      }),
    );
  });

  it('takes objects as the text of their JSON', () => {
    expect(hashKey(['a', 1])).toBe(hashString('["a",1]'));
    expect(jsonTextOfKey({ b: 1, a: 2 })).toBe('{"b":1,"a":2}');
  });
});
