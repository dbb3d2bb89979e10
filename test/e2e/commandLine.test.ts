/** The command line's contract (DESIGN §7.2): exit codes, streams, faults, and Ctrl-C. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureCli } from '../../scripts/nodeBundles.mjs';
import { type Outcome, runArguments, runCommand } from './support/commandLine.ts';

const HEAD =
  "import { StreamExecutionEnvironment } from 'millrace';\n" +
  'const env = StreamExecutionEnvironment.getExecutionEnvironment();\n';

beforeAll(ensureCli, 120_000);

describe.each(['simulated', 'workers'])('in %s mode', (mode) => {
  const run = (text: string, ...flags: string[]) => runCommand(text, ['--mode', mode, ...flags]);

  it('prints one JSON object on stdout, and the console on stderr', async () => {
    const text = `${HEAD}console.log('said');
env.fromData(1, 2).map((x) => { console.log('saw', x); return x / 0; }).print('results');
env.execute();
`;
    const { stdout, stderr, exitCode } = await run(text);
    expect(JSON.parse(stdout)).toEqual({
      status: 'FINISHED',
      outputs: { results: [null, null] },
      error: null,
    });
    expect(stderr).toContain('said');
    expect(stderr).toContain('saw 2');
    expect(exitCode).toBe(0);
  });

  it('tells a fault of a function with operator, place and record', async () => {
    const text = `${HEAD}env.fromData('a', 'b')
  .map((x) => { if (x === 'b') throw new Error('no b'); return x; }).name('picky')
  .print();
env.execute();
`;
    const { result, exitCode } = await run(text);
    expect(result).toMatchObject({ status: 'FAILED', outputs: { out: ['a'] } });
    expect(result?.error).toMatchObject({ operator: 'picky', line: 4, column: 4, record: 'b' });
    expect(result?.error?.message).toContain('no b');
    expect(result?.error).not.toHaveProperty('nodeId');
    expect(exitCode).toBe(1);
  });

  it.each([
    ['a syntax error', `${HEAD}env.fromData(;\n`, 'Syntax', 3],
    ['no execute()', `${HEAD}env.fromData(1).print();\n`, 'execute', undefined],
    ['an import from elsewhere', `import fs from 'node:fs';\n${HEAD}fs.rm();\n`, 'millrace', 1],
    ['an evaluation that never ends', `${HEAD}for (;;) {}\n`, '2 s', undefined],
  ])('fails for %s', async (_, text, words, line) => {
    const { result, exitCode } = await run(text);
    expect(result?.status).toBe('FAILED');
    expect(result?.error?.message).toContain(words);
    if (line !== undefined) expect(result?.error?.line).toBe(line);
    expect(exitCode).toBe(1);
  });

  it('runs programs that add to the prototypes of everything', async () => {
    const text = `${HEAD}Object.assign(Object.prototype, { added: 1 });
Object.assign(Array.prototype, { last() { return this[this.length - 1]; } });
env.fromData([1, 2], [3]).rebalance().map((list) => list.last()).print();
env.execute();
`;
    const { result, exitCode } = await run(text);
    expect({ ...result, outputs: result?.outputs['out']?.toSorted() }).toEqual({
      status: 'FINISHED',
      outputs: [2, 3],
      error: null,
    });
    expect(exitCode).toBe(0);
  });

  it('fails where the results are not to be had', async () => {
    const text = `${HEAD}const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function () { post.call(this, null); };
env.fromData(1).print();
env.execute();
`;
    const { result, stderr, exitCode } = await run(text);
    expect(result?.error?.message).toContain('replaces parts of the platform, such as MessagePort');
    expect(stderr).not.toContain('    at ');
    expect(exitCode).toBe(1);
  });

  it('ends at Ctrl-C while native code runs that nothing can interrupt', async () => {
    const text = `${HEAD}env.fromData(1)
  .map((x) => new Array(6e6).fill(0).map(Math.random).sort().length).print();
env.execute();
`;
    const { result, durationMs } = await runCommand(text, ['--mode', mode], { afterMs: 2500 });
    expect(result?.status).toBe('CANCELED');
    expect(durationMs).toBeLessThan(4000);
  });

  it('ends at Ctrl-C, whatever the program does', async () => {
    // The evaluation tells; what a loop of a simulated run says stays in its thread.
    const text = `${HEAD}env.fromData(1)
  .map((x) => { for (;;); return x; })
  .print();
env.execute();
console.log('begun');
`;
    const interruption = { whenStderrHas: 'begun' };
    const outcome = await runCommand(text, ['--mode', mode], interruption);
    expect(outcome.result).toMatchObject({ status: 'CANCELED', error: null });
    expect(outcome.exitCode).toBe(130);
    expect(outcome.durationMs).toBeLessThan(2000);
  });

  it("tells what a program says while it is evaluated once, formatted as a console's", async () => {
    const { stderr } = await run(`${HEAD}console.log('%s is %d', 'x', 3);
env.fromData(1).print();
env.execute();
`);
    expect(stderr).toBe('x is 3\n');
  });

  it('keeps its worker when a function calls process.exit()', async () => {
    const { result, exitCode } = await run(`${HEAD}env.fromData(1)
  .map((x) => { (globalThis as any).process.exit(0); return x; }).name('quitter')
  .print();
env.execute();
`);
    expect(result?.error).toMatchObject({ operator: 'quitter', line: 4, record: 1 });
    expect(result?.error?.message).toContain('process.exit()');
    expect(exitCode).toBe(1);
  });

  it('fails a program that uses more memory than there is', { timeout: 60_000 }, async () => {
    const text = `${HEAD}const kept: unknown[] = [];
env.fromData(1)
  .map((x) => { for (;;) kept.push(new Array(2 ** 22).fill(x)); return x; }).name('hoard')
  .print();
env.execute();
`;
    const { result, exitCode } = await run(text);
    expect(result?.status).toBe('FAILED');
    expect(result?.error?.message).toContain('ran out of memory');
    expect(exitCode).toBe(1);
  });
});

describe('bad usage', () => {
  it.each([[[]], [['nowhere.ts']], [['--fast', 'a.ts']], [['a.ts', '--seed', 'x']]])(
    '%j is exit 2, said on stderr',
    async (args) => {
      const { exitCode, stdout, stderr } = await runArguments(args);
      expect(exitCode).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('Usage:');
    },
  );
});

describe('--plan', () => {
  it('prints the plan, or the fault, and runs nothing', async () => {
    const good = await runCommand(`${HEAD}env.fromData(1).print();\nenv.execute();\n`, ['--plan']);
    expect(Object.keys(JSON.parse(good.stdout).plan)).toEqual([
      'vertices',
      'edges',
      'slotSharingGroups',
    ]);
    expect(good.exitCode).toBe(0);
    const bad = await runCommand(`${HEAD}env.fromData(1).print();\n`, ['--plan']);
    expect(bad.result?.status).toBe('FAILED');
    expect(bad.exitCode).toBe(1);
  });
});

describe('what is said on stderr', () => {
  it('is no warning of Node, however many workers there are', async () => {
    const text = `${HEAD}env.setParallelism(12);
env.fromSequence(1, 100).map((n) => n).rebalance().print();
env.execute();
`;
    const { stderr, result } = await runCommand(text, ['--mode', 'workers']);
    expect(result?.status).toBe('FINISHED');
    expect(stderr).toBe('');
  });

  it('is that a directory is no program', async () => {
    const { exitCode, stderr } = await runArguments(['test']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("'test' is a directory");
  });
});

describe('Ctrl-C at any moment', () => {
  const text = `import { DataGeneratorSource, RateLimiterStrategy, StreamExecutionEnvironment,
  WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const source = new DataGeneratorSource((i: number) => i, 1e9, RateLimiterStrategy.perSecond(9));
env.fromSource(source, WatermarkStrategy.noWatermarks<number>(), 'endless').print();
env.execute();
`;

  it.each(['simulated', 'workers'])(
    'is never lost in %s mode',
    { timeout: 60_000 },
    async (mode) => {
      const delays = Array.from({ length: 24 }, (_, i) => i * 15);
      const ends: Outcome[] = [];
      while (delays.length > 0) {
        const some = delays.splice(0, 4);
        const runs = some.map((afterMs) => runCommand(text, ['--mode', mode], { afterMs }));
        ends.push(...(await Promise.all(runs)));
      }
      // before Node runs a first line of ours it ends by itself, without a word
      for (const { exitCode, stdout, durationMs } of ends) {
        expect(durationMs).toBeLessThan(3000);
        if (exitCode === null) expect(stdout).toBe('');
        else expect(JSON.parse(stdout)).toMatchObject({ status: 'CANCELED', error: null });
      }
      expect(ends.filter(({ exitCode }) => exitCode === 130).length).toBeGreaterThan(0);
    },
  );
});
