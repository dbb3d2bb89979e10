import { describe, expect, it } from 'vitest';
import { hostileValues } from '../../../test/support/hostileValues.ts';
import { MAX_RECORD_DEPTH, recordText, UnprintableRecordError } from './recordText.ts';

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

function reasonOf(value: unknown): string {
  try {
    recordText(value);
  } catch (error) {
    expect(error).toBeInstanceOf(UnprintableRecordError);
    return (error as Error).message;
  }
  return 'none';
}

describe("a record's text", () => {
  it.each([
    ['text', '"text"'],
    [1.5, '1.5'],
    [-0, '"\\u0000-0"'],
    [{ a: Infinity, b: undefined }, '{"a":"\\u0000Infinity","b":"\\u0000undefined"}'],
    [Number.NaN, '"\\u0000NaN"'],
    ['\u0000NaN', '"\\u0000\\u0000NaN"'],
    [undefined, '"\\u0000undefined"'],
    [10n, '"\\u000010n"'],
    [new Map([['a', 1]]), '[["a",1]]'],
    [new Set([1]), '[1]'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    [() => 1, '"\\u0000undefined"'],
    ['['.repeat(5000), `"${'['.repeat(5000)}"`],
    [`\\"${'['.repeat(5000)}\\`, JSON.stringify(`\\"${'['.repeat(5000)}\\`)],
  ])('%#', (value, text) => {
    expect(recordText(value)).toBe(text);
  });

  it('goes as deep as it is said, and no deeper', () => {
    expect(recordText(nested(MAX_RECORD_DEPTH)).length).toBeGreaterThan(MAX_RECORD_DEPTH);
    expect(reasonOf(nested(MAX_RECORD_DEPTH + 1))).toContain('more than 1000 levels deep');
    expect(reasonOf(nested(20_000))).toContain('more than 1000 levels deep');
  });

  it('is missing with a reason', () => {
    const circle: { a: { b: unknown }[] } = { a: [{ b: null }] };
    circle.a[0]!.b = circle;
    expect(reasonOf(circle)).toContain('its field a.0.b leads back to what it is in, in a circle');
    expect(reasonOf(2n ** 4_000_000n)).toContain('a BigInt of more than a million digits');
    const half = 'x'.repeat(2 ** 28);
    expect(reasonOf([half, half])).toContain('longer than a text can be');
    const angry = {
      toJSON() {
        throw new RangeError('not me');
      },
    };
    expect(reasonOf([angry])).toContain('threw ‘not me’');
  });

  it.each(hostileValues())('is there or refused for %s', (_, make) => {
    const value = make();
    const outcome = reasonOf(value);
    expect(outcome === 'none' || outcome.startsWith('A record cannot be printed: ')).toBe(true);
  });
});
