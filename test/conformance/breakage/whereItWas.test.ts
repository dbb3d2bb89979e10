/**
 * Which operator a lost worker was in: that of its last lap, or none; never the first one of the
 * chain for want of a better.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureCli } from '../../../scripts/nodeBundles.mjs';
import type { SimulatedHome } from '../../../src/cluster/index.ts';
import { runCommand } from '../../e2e/support/commandLine.ts';
import { ENDLESS } from '../../simulation/support/programs.ts';
import { simulate } from '../../simulation/support/simulate.ts';

const HEAD = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const kept: unknown[] = [];
env.fromSequence(1, 1_000_000).map((x) => x).name('first')
`;

describe('a worker that runs out of memory', () => {
  beforeAll(ensureCli, 120_000);

  it('is told at the operator whose loop it was in', async () => {
    const { result } = await runCommand(
      `${HEAD}  .map((x) => { for (;;) kept.push([x, x, x, x]); return x; }).name('hoard')
  .print();
env.execute();`,
      [],
    );
    expect(result?.error?.message).toContain('ran out of memory');
    expect(result?.error).toMatchObject({ operator: 'hoard', line: 5 });
  });

  it('is told at none where it does not say', async () => {
    const { result } = await runCommand(
      `${HEAD}  .map((x) => { kept.push(new Array(100_000).fill(x)); return x; }).name('hoard')
  .print();
env.execute();`,
      [],
    );
    expect(result?.error?.message).toContain('ran out of memory');
    expect(result?.error?.operator).toBeUndefined();
  });
});

it('is no operator where a silent worker has not said any', async () => {
  let home: SimulatedHome | null = null;
  const { result } = await simulate(ENDLESS, {
    settings: { heartbeatTimeoutMs: 5000 },
    onHome: (made, scheduler) => {
      home = made;
      scheduler.at(scheduler.nowMs() + 2000, () => home?.freeze('tm-2'));
    },
  });
  expect(result.error?.message).toContain('The heartbeat of TaskManager with id tm-2 timed out.');
  expect(result.error?.operator).toBeUndefined();
});
