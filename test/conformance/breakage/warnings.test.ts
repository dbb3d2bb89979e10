/**
 * What is no fault and hardly meant: functions that give nothing back, results that nobody takes,
 * sinks that belong to no executed job, late records. Flink's result, and one warning each.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLI_MAIN, ensureCli } from '../../../scripts/nodeBundles.mjs';
import { apiNames } from '../../../src/api/index.ts';
import type { Diagnostic } from '../../../src/model/index.ts';
import { simulate, simulatedClient } from '../../simulation/support/simulate.ts';

const PROGRAMS = join(import.meta.dirname, '../programs/breakage');
const NAMES = apiNames().filter((name) => name !== 'StreamExecutionEnvironment');

const HEAD = `import { StreamExecutionEnvironment, ${NAMES.join(', ')} } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const numbers = env.fromData(1, 2, 3);
const times = WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((n) => n);
const timed = numbers.assignTimestampsAndWatermarks(times);
const others = env.fromData(1, 2, 3).assignTimestampsAndWatermarks(times);
const keyed = timed.keyBy(() => 1);
const tumbling = TumblingEventTimeWindows.of(1000);
const like = (object, methods) => Object.assign(object, methods);
class Sum { createAccumulator() { return 0; } add(v, a) { return a + v; }
  getResult(a) { return a; } merge(a, b) { return a + b; } }
class Each extends ProcessFunction { processElement(n, ctx, out) { out.collect(n); } }
class PerKey extends KeyedProcessFunction { processElement(n, ctx, out) { out.collect(n); } }
class Both extends CoProcessFunction { processElement1() {} processElement2() {} }
class Paired extends ProcessJoinFunction { processElement() {} }
`;

async function warningsOf(text: string): Promise<readonly Diagnostic[]> {
  const { result, events } = await simulate(text);
  expect(result.error).toBeNull();
  const warnings = events.flatMap((event) => (event.kind === 'warnings' ? event.warnings : []));
  // of what each program declares, most use a part
  return warnings.filter(({ code }) => code !== 'unused-result' && code !== 'unused-source');
}

const said = async (line: string) =>
  (await warningsOf(`${HEAD}${line}.print();\nenv.execute();`)).map(({ code, message }) => [
    code,
    message.split('(')[0],
  ]);

describe('functions that give nothing back', () => {
  it.each([
    ['numbers.map((n) => { n * 2; })', 'map'],
    ['numbers.filter((n) => { n > 1; })', 'filter'],
    ['keyed.reduce((a, b) => { a + b; })', 'reduce'],
    ['keyed.window(tumbling).reduce((a, b) => { a + b; })', 'reduce'],
    ['timed.windowAll(tumbling).reduce((a, b) => { a + b; })', 'reduce'],
    ['keyed.window(tumbling).aggregate(like(new Sum(), { add(v, a) { a + v; } }))', 'add'],
    ['keyed.window(tumbling).aggregate(like(new Sum(), { getResult(a) {} }))', 'getResult'],
    ['numbers.connect(others).map({ map1: (n) => n, map2: (n) => { n; } })', 'map2'],
    [
      'timed.join(others).where((n) => n).equalTo((n) => n).window(tumbling).apply((a) => {})',
      'apply',
    ],
    ['CEP.pattern(keyed, Pattern.begin("a").where(() => true)).select((m) => { m.a; })', 'select'],
  ])('%s', async (line, method) => {
    expect(await said(line)).toEqual([['gives-nothing-back', method]]);
  });
});

describe('results that nobody takes', () => {
  it.each([
    ['numbers.flatMap((n) => [n, n])', 'flatMap'],
    ['numbers.process(like(new Each(), { processElement: (n) => n }))', 'processElement'],
    ['keyed.process(like(new PerKey(), { processElement: (n) => [n] }))', 'processElement'],
    ['keyed.window(tumbling).process((key, ctx, all) => [...all].length)', 'process'],
    ['timed.windowAll(tumbling).process((ctx, all) => [...all].length)', 'process'],
    [
      'timed.join(others).where((n) => n).equalTo((n) => n).window(tumbling)' +
        '.apply((a, b, out) => [a, b])',
      'process',
    ],
    ['numbers.connect(others).flatMap({ flatMap1: (n) => [n], flatMap2() {} })', 'flatMap1'],
    [
      'numbers.connect(others).process(like(new Both(), { processElement2: (n) => n }))',
      'processElement2',
    ],
    [
      'keyed.intervalJoin(others.keyBy(() => 1)).between(-5, 5)' +
        '.process(like(new Paired(), { processElement: (a, b) => a + b }))',
      'processElement',
    ],
  ])('%s', async (line, method) => {
    expect(await said(line)).toEqual([['result-not-taken', method]]);
  });

  it.each([
    [
      'AsyncDataStream.orderedWait(numbers, { async asyncInvoke(n) { return [n]; }, ' +
        'timeout: (n, future) => future.complete([]) }, 10)',
    ],
    [
      'AsyncDataStream.unorderedWait(numbers, { asyncInvoke: (n) => [n], ' +
        'timeout: (n, future) => future.complete([]) }, 10)',
    ],
  ])('%s', async (line) => {
    expect(await said(line)).toEqual([['call-not-completed', 'asyncInvoke']]);
  });

  it('is said while an endless job runs, after a hundred calls', async () => {
    const client = simulatedClient();
    const warned = new Promise<Diagnostic>((resolve) => {
      client.subscribe((event) => {
        if (event.kind !== 'warnings') return;
        for (const one of event.warnings) if (one.code !== 'unused-result') resolve(one);
      });
    });
    const source = `env.fromSource(new DataGeneratorSource((i) => i, Infinity,
      RateLimiterStrategy.perSecond(100)), WatermarkStrategy.noWatermarks(), 'endless')`;
    const text = `${HEAD}${source}.flatMap((n) => [n]).print();\nenv.execute();`;
    const end = client.run(text, { seed: 1, collectOutputs: false });
    expect((await warned).code).toBe('result-not-taken');
    await client.stop();
    expect((await end).status).toBe('CANCELED');
    await client.dispose();
  });
});

describe('nothing is said of functions that are right', () => {
  it.each([
    'numbers.map((n) => null)',
    'numbers.map((n) => (n > 1 ? n : 0))',
    'numbers.filter((n) => n > 1)',
    'numbers.filter((n) => 0)',
    'numbers.flatMap((n, out) => n > 2 && out.collect(n))',
    'numbers.flatMap((n, out) => n && out.collect(n))',
    'numbers.flatMap((n, out) => n > 5 && out.collect(n))',
    'numbers.flatMap((n, out) => { out.collect(n); return [n]; })',
    'keyed.reduce((a, b) => a + b)',
    'keyed.window(tumbling).process((key, ctx, all, out) => [...all].map((n) => out.collect(n)))',
    'AsyncDataStream.orderedWait(numbers, ' +
      '{ async asyncInvoke(n, future) { future.complete([n]); return n; } }, 10)',
    'AsyncDataStream.orderedWait(numbers, ' +
      '{ asyncInvoke: (n, future) => setTimeout(() => future.complete([n]), 1) }, 10)',
  ])('%s', async (line) => {
    expect(await said(line)).toEqual([]);
  });
});

describe('a warning', () => {
  it('comes once an operator, whatever its functions and subtasks do', async () => {
    const text = `${HEAD}env.setParallelism(4);
env.fromSequence(1, 100).keyBy((n) => n % 7).reduce((a, b) => { a + b; }).name('folded').print();
env.fromSequence(1, 100).map(() => {}).name('first').map(() => {}).name('second').print();
env.execute();`;
    const warnings = await warningsOf(text);
    expect(warnings.map(({ message }) => message.split(' ')[2]).toSorted()).toEqual([
      'first',
      'folded',
      'second',
    ]);
    for (const { severity, nodeId, position } of warnings) {
      expect(severity).toBe('warning');
      expect(nodeId).toBeGreaterThan(0);
      expect(position?.line).toBeGreaterThan(16);
    }
  });

  it('tells of late records, with their number', async () => {
    const text = `${HEAD}
env.fromSource(new DataGeneratorSource((i) => [9_000, 10, 20, 30][i], 4,
  RateLimiterStrategy.perSecond(1)), times, 'late ones')
  .keyBy(() => 1).window(tumbling).sum(0).name('sums').print();
env.execute();`;
    const [warning, ...more] = await warningsOf(text);
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ code: 'late-records-dropped' });
    expect(warning?.message).toContain('3 late records were dropped at sums');
  });
});

describe('sinks that belong to no executed job', () => {
  it('are diagnostics of drawing too, each at its place', async () => {
    const text = readFileSync(join(PROGRAMS, '30-second-pipeline-is-dropped.ts'), 'utf8');
    const client = simulatedClient();
    const { diagnostics, streamGraph } = await client.draw(text);
    await client.dispose();
    expect(streamGraph?.nodes).toHaveLength(2);
    expect(diagnostics.map(({ code, position }) => [code, position?.line])).toEqual([
      ['sink-after-execute', 9],
      ['sink-of-other-environment', 6],
    ]);
    expect(diagnostics[0]?.message).toContain("print('c')");
    expect(diagnostics[1]?.message).toContain("print('b')");
  });

  it('are none where all was executed, or where execute() fails', async () => {
    expect(await warningsOf(`${HEAD}numbers.print();\nenv.execute();`)).toEqual([]);
  });
});

/** What the command line says on stderr, line by line, and its result. */
function job(file: string, mode: string): Promise<{ stderr: string[]; result: unknown }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI_MAIN, file, '--mode', mode], (_error, stdout, stderr) => {
      resolve({ stderr: stderr.trim().split('\n'), result: JSON.parse(stdout) });
    });
  });
}

describe.each(['simulated', 'workers'])('the command line says it at the end, %s', (mode) => {
  beforeAll(ensureCli, 120_000);

  it('for forgotten returns', async () => {
    const { stderr, result } = await job(join(PROGRAMS, '28-forgotten-returns.ts'), mode);
    expect(result).toMatchObject({
      status: 'FINISHED',
      outputs: { a: [null, null, null], b: [1, null, 3] },
    });
    expect(stderr.map((line) => line.slice(0, 22)).toSorted()).toEqual([
      'Warning (5:3): map() o',
      'Warning (6:18): reduce',
      'Warning (7:3): flatMap',
      'Warning (8:33): proces',
    ]);
  });

  it('for pipelines that are dropped', async () => {
    const { stderr, result } = await job(join(PROGRAMS, '30-second-pipeline-is-dropped.ts'), mode);
    expect(result).toEqual({ status: 'FINISHED', outputs: { a: [1] }, error: null });
    expect(stderr).toHaveLength(2);
  });

  it('and each restart in a line', async () => {
    const file = join(PROGRAMS, '../failure-restarts-exhausted.ts');
    const { stderr } = await job(file, mode);
    const restarts = stderr.filter((line) => line.includes('will be restarted in'));
    expect(restarts).toHaveLength(2);
  });
});
