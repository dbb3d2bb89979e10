import { describe, expect, it } from 'vitest';
import { hostileValues } from '../../../test/support/hostileValues.ts';
import { plainJson } from '../../model/index.ts';
import { recordText } from './recordText.ts';
import { cutText, errorText, messageOf, nameOf, shortText, valueText } from './valueText.ts';

class Money {
  readonly cents: number;
  constructor(cents: number) {
    this.cents = cents;
  }
  toJSON() {
    return { cents: this.cents };
  }
}

describe("a value's text", () => {
  it.each([
    'text',
    'q"\n\u0000\ud800',
    1.5,
    -0,
    null,
    true,
    [],
    {},
    [1, [2, { a: null }]],
    { a: { b: [undefined, () => 1, Symbol('s')] }, c: undefined, d: () => 1, 'é "k"': 1 },
    new Date(0),
    [new Money(5), new Money(6)],
    { n: Number.NaN, i: [Infinity] },
    new Number(5),
    { boxed: new String('s') },
    Object.assign(Object.create(null), { a: 1 }),
    new Array(3),
  ])('is its JSON text where it has one: %#', (value) => {
    const { text, isCut } = valueText(value, 10_000);
    expect(isCut).toBe(false);
    expect(JSON.stringify(plainJson(JSON.parse(text)))).toBe(JSON.stringify(value));
    expect(text).toBe(recordText(value));
  });

  it.each([
    [10n, '"\\u000010n"', '10n'],
    [undefined, '"\\u0000undefined"', 'undefined'],
    [Number.NaN, '"\\u0000NaN"', 'NaN'],
    [new Map([['a', 1n]]), '[["a","\\u00001n"]]', '[["a",1n]]'],
    [new Set([1]), '[1]', '[1]'],
    [new TypeError('no'), '{}', '"TypeError: no"'],
  ])('says what JSON cannot: %#', (value, json, console) => {
    expect(valueText(value, 100).text).toBe(json);
    expect(valueText(value, 100, 'console').text).toBe(console);
  });

  it('is cut where it is long, and looks at no more than it shows', () => {
    let looks = 0;
    const item = {
      get x() {
        looks += 1;
        return 'x'.repeat(10);
      },
    };
    const { text, isCut } = valueText(new Array(100_000).fill(item), 100);
    expect(isCut).toBe(true);
    expect(text).toBe(JSON.stringify(new Array(10).fill({ x: 'xxxxxxxxxx' })).slice(0, 100));
    expect(looks).toBeLessThan(10);
    expect(shortText('y'.repeat(50_000_000), 5)).toBe('"yyyy…');
  });

  it('ends at circles and at great depth', () => {
    const circle: { self?: unknown; again?: unknown } = {};
    circle.self = circle;
    circle.again = [circle];
    expect(valueText(circle, 100).text).toBe('{"self":"[circle]","again":["[circle]"]}');
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(valueText(deep, 1e6).text).toBe(`${'['.repeat(100)}"…"${']'.repeat(100)}`);
  });

  it.each(hostileValues())('is there for %s', (_, make) => {
    const value = make();
    for (const style of ['json', 'console'] as const) {
      const { text } = valueText(value, 500, style);
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(500);
    }
    expect(messageOf(value).length).toBeLessThan(12_000);
    expect(errorText(value).length).toBeGreaterThan(0);
  });
});

describe('what was thrown', () => {
  it.each<[string, unknown, string]>([
    ['an error', new Error('no'), 'no'],
    ['an error of a kind', new TypeError('no'), 'TypeError: no'],
    ['text', 'no', 'no'],
    ['nothing', undefined, 'undefined'],
    ['a symbol', Symbol('no'), 'Symbol(no)'],
    ['fields', { code: 5 }, '{"code":5}'],
    ['an object with words', { toString: () => 'mine' }, 'mine'],
    ['an object without prototype', Object.create(null), '{}'],
    ['a list', [1, 2], '[1,2]'],
  ])('is told: %s', (_, thrown, text) => {
    expect(errorText(thrown)).toBe(text);
  });

  it('is cut where its words are long', () => {
    const text = messageOf(new Error('m'.repeat(30_000_000)));
    expect(text).toBe(`${'m'.repeat(10_000)}… (29,990,000 more characters)`);
    const named = Object.assign(new Error('x'), { name: 'N'.repeat(1e6) });
    expect(nameOf(named)).toHaveLength(200);
    expect(cutText('abc', 3)).toBe('abc');
  });
});
