/**
 * Large records on the command line: each comes out whole, many are kept up to a limit that is told
 * as a sentence of the program, and long words of a program are cut.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLI_MAIN, ensureCli } from '../../../scripts/nodeBundles.mjs';
import type { JobResult } from '../../../src/model/index.ts';
import { simulate } from '../../simulation/support/simulate.ts';

const HEAD = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
`;

interface Outcome {
  readonly result: JobResult;
  readonly stderr: string;
}

function run(program: string, mode: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-large-'));
  const file = join(folder, 'program.ts');
  writeFileSync(file, program);
  const options = { maxBuffer: 2 ** 29 - 100, timeout: 55_000 };
  return new Promise((resolve, reject) => {
    const args = [CLI_MAIN, file, '--mode', mode];
    execFile(process.execPath, args, options, (_error, stdout, stderr) => {
      rmSync(folder, { recursive: true });
      try {
        resolve({ result: JSON.parse(stdout) as JobResult, stderr });
      } catch {
        reject(new Error(`no result: ${stderr.slice(0, 500)}`));
      }
    });
  });
}

describe.each(['workers', 'simulated'])('%s', (mode) => {
  beforeAll(ensureCli, 120_000);

  it('gives a record of 20 MB whole, between small ones, from several subtasks', async () => {
    const { result } = await run(
      `${HEAD}env.setParallelism(2);
env.fromSequence(1, 40).map((i) => (i % 20 === 0 ? { big: String(i % 7).repeat(20_000_000) } : i))
  .print();
env.execute();`,
      mode,
    );
    expect(result.status).toBe('FINISHED');
    const records = result.outputs['out'] as (number | { big: string })[];
    expect(records).toHaveLength(40);
    const big = records.flatMap((record) => (typeof record === 'number' ? [] : [record.big]));
    expect(big.map(({ length }) => length)).toEqual([20_000_000, 20_000_000]);
    expect(big.map((text) => text === text[0]!.repeat(20_000_000))).toEqual([true, true]);
    expect(big.map((text) => text[0]).sort()).toEqual(['5', '6']);
  });

  it('gives a result of more than 100 MB', async () => {
    const { result } = await run(
      `${HEAD}env.fromSequence(1, 1_200).map((i) => 'r'.repeat(100_000) + i).print();
env.execute();`,
      mode,
    );
    expect(result.status).toBe('FINISHED');
    expect(result.outputs['out']).toHaveLength(1_200);
    expect((result.outputs['out'] as string[]).at(-1)).toHaveLength(100_004);
  });

  it('says as a sentence that more was printed than can be kept', async () => {
    const { result } = await run(
      `${HEAD}env.fromSequence(1, 10_000_000).map((i) => 's'.repeat(15_000_000) + i)
  .print('much').name('show');
env.execute();`,
      mode,
    );
    expect(result).toMatchObject({ status: 'FAILED', error: { operator: 'show', line: 4 } });
    expect(result.error?.message).toContain('The program has printed more than 268 MB');
    expect(result.outputs['much']).toHaveLength(17);
  });
});

it('cuts long words of a program', async () => {
  await ensureCli();
  const { stderr, result } = await run(
    `${HEAD}env.fromData(1).map((x) => { console.log('w'.repeat(40_000_000)); return x; }).print();
env.execute();`,
    'workers',
  );
  expect(stderr).toContain('… (39,991,000 more characters)');
  expect(stderr.length).toBeLessThan(20_000);
  expect(result.status).toBe('FINISHED');
});

it('counts for all workers together, and keeps what came before', async () => {
  const { result } = await simulate(
    `${HEAD}env.setParallelism(4);
env.fromSequence(1, 1000).map((i) => 't'.repeat(10_000)).print();
env.execute();`,
    { settings: { outputBudgetChars: 6_000_000 } },
  );
  expect(result.status).toBe('FAILED');
  expect(result.error?.message).toContain('more than 6 MB');
  expect(result.outputs['out']!.length).toBeGreaterThan(100);
});
