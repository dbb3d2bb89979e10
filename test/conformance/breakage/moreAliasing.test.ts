/**
 * Ways to change a record that a function's text does not show at once, in a chain: the other
 * reader of the record must not see them. What is shown is what the other reader prints.
 */
import { describe, expect, it } from 'vitest';
import { resultText } from '../../../src/cli/resultText.ts';
import { simulate } from '../../simulation/support/simulate.ts';

async function otherReader(declared: string, make: string, change: string): Promise<unknown> {
  const { result } = await simulate(`
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
${declared}
const s = env.fromData(6).map((n: number): any => (${make}));
s.map(${change}).filter(() => false).print('changed');
s.map((r: any) => JSON.stringify(r)).print('other');
env.execute();`);
  const printed = JSON.parse([...resultText(result)].join('')) as {
    readonly outputs: { readonly other?: readonly unknown[] };
    readonly error: unknown;
  };
  expect(printed.error).toBe(null);
  return printed.outputs.other?.[0];
}

const LAZY = 'class R { cache?: number; constructor(public n: number) {}';
const INNER = 'class Inner { k = 1;';
const PRINTED = '{"n":6}';

const CHANGES: readonly (readonly [declared: string, make: string, change: string, is: string])[] =
  [
    ['', '{ n }', '(r: any) => (r.n >>= 1)', PRINTED],
    ['', '{ n }', '(r: any) => (r.n <<= 1)', PRINTED],
    ['', '{ n }', '(r: any) => { r.n >>>= 1; return 1; }', PRINTED],
    ['', '{ n: [n] }', '(r: any) => (r.n[0] <<= 1)', '{"n":[6]}'],
    ['', '{ n }', '(r: any, i = r.n++) => i', PRINTED],
    ['', '{ n }', '(r: any, i = (r.n = 7)) => i', PRINTED],
    ['', '[n]', '(r: any) => (r.push)(5)', '[6]'],
    ['', '[n]', '(r: any) => (r.push)?.(5)', '[6]'],
    ['', '[n]', '(r: any) => (r.push)`x`', '[6]'],
    [`${LAZY} get l() { return (this.cache ??= 1); } }`, 'new R(n)', '(r: any) => r.l', PRINTED],
    [`${LAZY} get l() { return (this.cache ??= 1); } }`, 'new R(n)', '({ l }: any) => l', PRINTED],
    [`${LAZY} get l() { return (this.cache ??= 1); } }`, 'new R(n)', "(r: any) => r['l']", PRINTED],
    [
      `${LAZY} get self() { return this; } }`,
      'new R(n)',
      '(r: any) => { const s = r.self; s.n = 5; return 1; }',
      PRINTED,
    ],
    [
      `${INNER} valueOf() { return this.k++; } }`,
      '{ i: new Inner() }',
      '(r: any) => r.i + 1',
      '{"i":{"k":1}}',
    ],
    [
      `${INNER} toString() { return String(++this.k); } }`,
      '{ i: new Inner() }',
      "(r: any) => r.i > 'x'",
      '{"i":{"k":1}}',
    ],
    [`${INNER} toJSON() { return this.k++; } }`, '{ i: new Inner() }', '(r: any) => r', '{"i":1}'],
    ['', '{ c: n, get v() { return ++this.c; } }', '(r: any) => r.v', '{"c":6,"v":7}'],
  ];

describe('a record that a chained function changes', () => {
  it.each(CHANGES)('%s %s %s', async (declared, make, change, is) => {
    expect(await otherReader(declared, make, change)).toBe(is);
  });

  it('is another than the one that a method of the result reads later', async () => {
    const { result } = await simulate(`
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const one = { n: 0 };
const later: any[] = [];
env.fromData(1, 2, 3).map((n) => { one.n = n; return one; })
  .map((r: any): any => ({ peek() { return r.n; } }))
  .map((p: any) => { later.push(p); return later.map((each) => each.peek()).join(' '); })
  .print('out');
env.execute();`);
    const printed = JSON.parse([...resultText(result)].join('')) as { readonly outputs: unknown };
    expect(printed.outputs).toEqual({ out: ['1', '1 2', '1 2 3'] });
  });
});
