import { describe, expect, it } from 'vitest';
import { ENDLESS, withOperator } from './support/programs.ts';
import { simulate, simulatedClient } from './support/simulate.ts';

async function failureOf(program: string) {
  const { result } = await simulate(program);
  expect(result.status).toBe('FAILED');
  return result;
}

/** What a failure without a restart strategy ends with. */
const NO_RESTART =
  '\nRecovery is suppressed by NoRestartBackoffTimeStrategy: without checkpoints and without a ' +
  'restart strategy the first failure ends the job.';

describe('a fault of the program', () => {
  it('names operator, record and place when a function throws', async () => {
    const program = withOperator(
      `map((n) => { if (n === 7) throw new Error('seven!'); return n; }).name('picky')`,
    );
    const { error, outputs } = await failureOf(program);
    expect(error).toMatchObject({
      message: `seven!${NO_RESTART}`,
      operator: 'picky',
      record: 7,
      line: 5,
    });
    expect(outputs['out']).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is told from open() as well', async () => {
    const declarations = `class Bad extends RichMapFunction {
      open() { throw new TypeError('no licence'); }
      map(n) { return n; }
    }`;
    const { error } = await failureOf(withOperator('map(new Bad())', declarations));
    expect(error).toMatchObject({ message: `TypeError: no licence${NO_RESTART}`, operator: 'Map' });
  });

  it('is told from close() after the last record', async () => {
    const declarations = `class Bad extends RichMapFunction {
      map(n) { return n; }
      close() { throw new Error('cannot close'); }
    }`;
    const { error } = await failureOf(withOperator('map(new Bad())', declarations));
    expect(error).toMatchObject({ message: `cannot close${NO_RESTART}`, operator: 'Map' });
  });

  it('is told where a record cannot travel to another worker', async () => {
    const call =
      'map((n) => ({ n, twice: () => n * 2 })).rebalance().map((r) => r.n).setParallelism(2)';
    const { error } = await failureOf(withOperator(call));
    expect(error?.message).toContain('its field twice is a function');
    expect(error?.operator).toBe('Map');
    expect(error?.record).toHaveProperty('n');
  });

  it('is told where the program differs between evaluations', async () => {
    const program = withOperator('map((n) => n).name(names())', NAMES_THAT_DIFFER);
    const { error } = await failureOf(program);
    expect(error?.message).toContain('another graph');
  });

  it('is told where the program never ends to be evaluated', async () => {
    const { error } = await failureOf('await new Promise(() => {});');
    expect(error?.message).toContain('did not end within 2 s');
  });

  it('is told for a syntax error, with its place', async () => {
    const { error } = await failureOf('const a = ;');
    expect(error).toMatchObject({ line: 1 });
  });
});

/** The evaluations of one simulated cluster share the realm, so a program can tell them apart. */
const NAMES_THAT_DIFFER = `
const names = () => {
  globalThis.evaluations = (globalThis.evaluations ?? 0) + 1;
  return 'name ' + globalThis.evaluations;
};`;

describe('what the program says', () => {
  it('is in the log, all of it, before the end', async () => {
    const program = withOperator('map((n) => { console.log("got", { n }); return n; })');
    const { events } = await simulate(program);
    const lines = events.flatMap((event) => (event.kind === 'log' ? event.entries : []));
    const said = lines.filter(({ source }) => source === 'console');
    expect(said.map(({ message }) => message).slice(0, 2)).toEqual(['got {"n":1}', 'got {"n":2}']);
    expect(said).toHaveLength(20);
    expect(events.at(-1)?.kind).toBe('ended');
  });
});

describe('drawing', () => {
  it('gives both graphs without running anything', async () => {
    const drawn = await simulatedClient().draw(withOperator('map((n) => n)'));
    expect(drawn.streamGraph?.nodes.map(({ name }) => name)).toHaveLength(3);
    expect(drawn.jobGraph?.vertices).toHaveLength(1);
    expect(drawn.diagnostics).toEqual([]);
  });

  it('goes on beside a job that runs, and over its end', async () => {
    const client = simulatedClient();
    const run = client.run(ENDLESS, { seed: 1, collectOutputs: true });
    const isUp = new Promise<void>((resolve) => {
      client.subscribe((event) => {
        if (event.kind === 'output') resolve();
      });
    });
    await isUp;
    expect((await client.draw(withOperator('map((n) => n)'))).diagnostics).toEqual([]);
    const over = client.draw(withOperator('map((n) => n)'));
    await client.stop();
    expect((await over).jobGraph?.vertices).toHaveLength(1);
    expect((await run).status).toBe('CANCELED');
  });

  it('gives diagnostics instead where the program has an error', async () => {
    const drawn = await simulatedClient().draw('import { nothing } from "nowhere"; nothing();');
    expect(drawn.streamGraph).toBeUndefined();
    expect(drawn.diagnostics[0]?.severity).toBe('error');
  });
});

describe('files', () => {
  const program = (paths: string, parallelism: number) => `
import { StreamExecutionEnvironment, FileSource, TextLineInputFormat, WatermarkStrategy }
  from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const lines = FileSource.forRecordStreamFormat(new TextLineInputFormat(), ${paths}).build();
env.fromSource(lines, WatermarkStrategy.noWatermarks(), 'lines').setParallelism(${parallelism})
  .print('lines');
env.execute('files');
`;

  it('are shared by subtasks, each line once', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => `line ${i}`);
    const files = { 'a.txt': lines.join('\n') };
    const { result } = await simulate(program("'a.txt'", 3), { files, seed: 4 });
    expect(result.error).toBeNull();
    expect([...(result.outputs['lines'] ?? [])].sort()).toEqual(lines.sort());
  });

  it('that are not there fail the job by their path', async () => {
    const { error } = (await simulate(program("'missing.txt'", 1))).result;
    expect(error?.message).toContain('missing.txt');
  });
});
