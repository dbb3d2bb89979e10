/**
 * Records between subtasks, keys, enums, sizes and folders (`breakage/14`, `16`, `19`, `21`, `25`,
 * `31`), and others of these kinds: at parallelism 1 and 2, simulated, BATCH too. On worker threads
 * the programs themselves run in `workers.test.ts`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resultText } from '../../../src/cli/resultText.ts';
import { simulate } from '../../simulation/support/simulate.ts';

const FOLDER = `${process.cwd()}/test/conformance/programs/breakage/`;

interface Printed {
  readonly status: string;
  readonly outputs: Readonly<Record<string, readonly unknown[]>>;
  readonly error: { readonly message: string; readonly line?: number } | null;
}

async function run(program: string, files?: Record<string, string>): Promise<Printed> {
  const { result } = await simulate(program, { files });
  return JSON.parse([...resultText(result)].join('')) as Printed;
}

const breakage = (name: string): Promise<Printed> => run(readFileSync(FOLDER + name, 'utf8'));

const sorted = (records: readonly unknown[] | undefined): string[] =>
  (records ?? []).map((record) => JSON.stringify(record)).toSorted();

/** Sends what `make` gives to all subtasks, and prints what `show` says of it there. */
const exchange = (
  declared: string,
  make: string,
  show: string,
  parallelism: number,
  mode: string,
) => `
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(${parallelism}); env.setRuntimeMode('${mode}');
${declared}
env.fromSequence(1, 4).map((x) => (${make}) as any).rebalance().map((r: any) => ${show})
  .print('out').setParallelism(1);
env.execute();`;

const SHOWN: readonly (readonly [declared: string, make: string, show: string, one: unknown])[] = [
  [
    '',
    "Object.assign(new RangeError('m', { cause: [1] }), { code: 5 })",
    '[r.name, r.message, r.code, r.cause[0], Object.keys(r)]',
    ['RangeError', 'm', 5, 1, ['code']],
  ],
  [
    'class E extends Error { code = 5; }',
    "new E('m')",
    '[r instanceof E, r.message, r.code]',
    [true, 'm', 5],
  ],
  [
    'class M extends Map { total() { return this.size; } }',
    'new M([[1, 2]])',
    '[r.total(), r.get(1)]',
    [1, 2],
  ],
  ['class S extends Set { a = 1; }', 'new S([7])', '[r.has(7), r.a]', [true, 1]],
  ['class D extends Date { t() { return this.getTime(); } }', 'new D(5)', 'r.t()', 5],
  [
    'class B extends Uint8Array { sum() { return this[0] + this[1]; } }',
    'B.from([1, 2])',
    'r.sum()',
    3,
  ],
  ['', '[, 1, , 2]', '[0 in r, 1 in r, r.length]', [false, true, 4]],
  [
    '',
    "/(?<a>b)/d.exec('ab')",
    '[r.index, r.groups.a, r.input, r.indices[0]]',
    [1, 'b', 'ab', [1, 2]],
  ],
  ['', 'Object.freeze({ a: [1] })', '[Object.isFrozen(r), r.a]', [true, [1]]],
  [
    '',
    '(() => { const o: any = { n: 1 }; return { o, all: [o], me: new Map([[o, o]]) }; })()',
    '[r.o === r.all[0], r.me.get(r.o) === r.o]',
    [true, true],
  ],
  ['', '(() => { const o: any = {}; o.o = o; return o; })()', 'r.o === r', true],
  [
    '',
    '[-0, NaN, undefined, 10n, Infinity]',
    '[Object.is(r[0], -0), r[1] !== r[1], 2 in r, String(r[3]), r[4] > 1]',
    [true, true, true, '10', true],
  ],
  [
    '',
    'Object.assign(Object.create(null), { a: 1 })',
    '[Object.getPrototypeOf(r), r.a]',
    [null, 1],
  ],
  [
    'class P { x = 1; get double() { return this.x * 2; } }',
    'new P()',
    '[r.double, Object.keys(r)]',
    [2, ['x']],
  ],
];

describe.each([
  [1, 'STREAMING'],
  [2, 'STREAMING'],
  [3, 'BATCH'],
])('at parallelism %i, %s', (parallelism, mode) => {
  it.each(SHOWN)('%s %s arrives as it was', async (declared, make, show, one) => {
    const printed = await run(exchange(declared, make, show, parallelism, mode));
    expect(printed.error).toBeNull();
    expect(printed.outputs['out']).toEqual([one, one, one, one]);
  });

  it.each([
    [
      'class H { #v = 1; get() { return this.#v; } }',
      '{ a: [new H()] }',
      'field a[0] is an instance of H',
    ],
    ['', '{ f: () => 1 }', 'field f is a function'],
    ['', '[Symbol("s")]', 'field [0] is a symbol'],
    ['', '{ [Symbol("s")]: 1 }', 'named by a symbol'],
    ['', '{ get now() { return 1; } }', 'field now is a getter or setter'],
    ['', 'new Proxy({}, {})', 'it is a Proxy'],
    ['', '{ p: Promise.resolve(1) }', 'field p is a Promise'],
    ['', 'new WeakMap()', 'it is a WeakMap'],
    ['', 'new Intl.NumberFormat("en")', 'it is a NumberFormat'],
    [
      '',
      '(() => { class Inner {} return new Inner(); })()',
      'an instance of Inner, which no other',
    ],
  ])('%s %s is refused', async (declared, make, reason) => {
    const printed = await run(exchange(declared, make, '1', parallelism, mode));
    expect(printed.status).toBe('FAILED');
    expect(printed.error?.message).toContain('A record cannot be sent to another subtask: ');
    expect(printed.error?.message).toContain(reason);
    expect(printed.error?.line).toBeGreaterThan(4);
  });
});

describe('breakage', () => {
  it('14: what arrives is what was sent', async () => {
    const { error, outputs } = await breakage('14-exchange-changes-records.ts');
    expect(error).toBeNull();
    expect(outputs['error']?.toSorted()).toEqual(['m1 1', 'm2 2', 'm3 3', 'm4 4']);
    expect(outputs['own error']?.toSorted()).toEqual(['m1 5', 'm2 5', 'm3 5', 'm4 5']);
    expect(outputs['own array']).toEqual(['function', 'function', 'function', 'function']);
    expect(outputs['match']).toEqual(['0', '0']);
  });

  it('16: holes arrive', async () => {
    expect(sorted((await breakage('16-exchange-sparse-array.ts')).outputs['out'])).toEqual([
      '4',
      '4',
    ]);
  });

  it('19: a key without equality by value is refused', async () => {
    const { error } = await breakage('19-keys-that-merge.ts');
    expect(error?.message).toContain('it is a RegExp: use String(regexp)');
    expect(error?.line).toBe(9);
  });

  it('21: a chain of thousands is refused', async () => {
    const { error } = await breakage('21-chain-of-3000.ts');
    expect(error?.message).toContain('More than 1000 operators would be chained');
  });

  it('31: an enum is what TypeScript makes of it', async () => {
    expect((await breakage('31-enum-proto.ts')).outputs['out']).toEqual(['__proto__']);
  });
});
