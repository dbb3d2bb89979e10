/**
 * Records that have no text, and things that are thrown and have none: each ends its job with a
 * sentence that names the operator, simulated and on workers, and the next record path is whole.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureCli } from '../../../scripts/nodeBundles.mjs';
import { runCommand } from '../../e2e/support/commandLine.ts';
import { simulate } from '../../simulation/support/simulate.ts';

const HEAD = `import { StreamExecutionEnvironment, AsyncDataStream, RichFunction } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const no = (): never => { throw new Error('no'); };
const deep = (levels: number) => {
  let nested: unknown = 1;
  for (let i = 0; i < levels; i++) nested = [nested];
  return nested;
};
const circle: any = Object.create(null);
circle.self = circle;
const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, no]));
const proxy: any = new Proxy({}, traps);
const mute: any = Object.defineProperties(new Error('m'), {
  message: { get: no }, name: { get: no }, toString: { get: no },
});
`;

const printed = (value: string): string =>
  `${HEAD}env.fromData(1).map((): any => (${value})).name('make').print().name('show');
env.execute();`;

/** What print is given, and what is said of it. */
const UNPRINTABLE: [string, string][] = [
  ['deep(20_000)', 'nested more than 1000 levels deep'],
  ['circle', 'in a circle'],
  ['[{ list: [circle] }]', 'in a circle'],
  ['{ toJSON: no, toString: no }', 'threw ‘no’'],
  ["Object.defineProperty({}, 'x', { get: no, enumerable: true })", 'threw ‘no’'],
  ['proxy', 'threw ‘no’'],
  ['{ in: proxy }', 'threw ‘no’'],
  ['2n ** 4_000_000n', 'BigInt of more than a million digits'],
  ['{ toJSON() { return { again: this }; } }', 'levels deep'],
];

/** What is thrown, and what the message of the failure then is. */
const THROWN: [string, string][] = [
  ['Object.create(null)', '{} was thrown'],
  ['circle', '{"self":"[circle]"} was thrown'],
  ['proxy', 'was thrown'],
  ['mute', '[cannot be read]'],
  ['deep(20_000)', 'was thrown'],
  ['{ toString: no, code: 7 }', '"code":7} was thrown'],
  ['{ [Symbol.toPrimitive]: no }', '{} was thrown'],
  ['Symbol("s")', 'Symbol(s) was thrown'],
  ['undefined', 'undefined was thrown'],
  ['2n ** 20_000_000n', 'a huge BigInt was thrown'],
  ["new Error('e'.repeat(30_000_000))", '(29,990,000 more characters)'],
];

describe('a record without a text', () => {
  it.each(UNPRINTABLE)('%s fails its job at the sink', async (value, says) => {
    const { result } = await simulate(printed(value));
    expect(result).toMatchObject({ status: 'FAILED', error: { operator: 'show' } });
    expect(result.error?.message).toContain('A record cannot be printed: ');
    expect(result.error?.message).toContain(says);
    expect(JSON.stringify(result).length).toBeLessThan(20_000);
  });

  it.each(UNPRINTABLE)('%s shows as it can where a later operator fails on it', async (value) => {
    // without copies between chained operators, which such a record may not survive either
    const later = printed(value)
      .replace('.print()', ".map((x): any => { throw new Error('later'); }).name('later').print()")
      .replace('env.execute', 'env.getConfig().enableObjectReuse();\nenv.execute');
    const { result } = await simulate(later);
    expect(result.error).toMatchObject({
      message: expect.stringContaining('later'),
      operator: 'later',
    });
    expect(JSON.stringify(result.error?.record).length).toBeLessThan(3000);
  });
});

describe('what is thrown', () => {
  it.each(THROWN)('%s ends the job with a sentence', async (value, says) => {
    const program = printed('0').replace('(0)', `{ throw ${value}; }`);
    const { result } = await simulate(program);
    expect(result).toMatchObject({ status: 'FAILED', error: { operator: 'make', record: 1 } });
    expect(result.error?.message).toContain(says);
    expect(result.error?.message.length).toBeLessThan(11_000);
  });

  it.each(THROWN)('%s by a key selector too', async (value) => {
    const selector = `(x): number => { throw ${value}; }`;
    const program = printed('0').replace('fromData(1)', `fromData(1).keyBy(${selector})`);
    const { result } = await simulate(program);
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toContain('Could not extract key from 1');
  });

  it.each(THROWN)('%s while the program is evaluated', async (value) => {
    const { result } = await simulate(`${HEAD}throw ${value};`);
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toContain('The program threw while it was evaluated');
    expect(result.error?.line).toBe(HEAD.split('\n').length);
  });

  it.each(THROWN)('%s by an asynchronous function', async (value) => {
    const { result } = await simulate(`${HEAD}
class Ask extends RichFunction { async asyncInvoke() { await 1; throw ${value}; } }
AsyncDataStream.orderedWait(env.fromData(1), new Ask() as any, 1000).print();
env.execute();`);
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toContain('Could not complete the stream element');
  });
});

describe('on workers', () => {
  beforeAll(ensureCli, 120_000);

  it('the same sentences end the job', async () => {
    const file = '../programs/breakage/03-unprintable-record-hangs.ts';
    const given = readFileSync(join(import.meta.dirname, file), 'utf8');
    const programs = [given, printed('proxy'), printed('0').replace('(0)', '{ throw mute; }')];
    const outcomes = await Promise.all(programs.map((program) => runCommand(program, [])));
    for (const { result, exitCode } of outcomes) {
      expect(exitCode).toBe(1);
      expect(result?.status).toBe('FAILED');
    }
    expect(outcomes[0]?.result?.error?.message).toContain('nested more than 1000 levels deep');
    expect(outcomes[1]?.result?.error?.message).toContain('threw ‘no’');
  });
});
