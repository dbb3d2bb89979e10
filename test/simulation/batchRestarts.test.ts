/**
 * Failures in BATCH mode: what has been written to its end stays, and only what failed runs again
 * with what reads it. Workers that die take results with them: those come anew. Whatever happens,
 * every result is there, and no wrong one.
 */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/cluster/random.ts';
import { simulatedClient } from './support/simulate.ts';

/** Three stages, none of them quick; each result is told by its text. */
const PROGRAM = `
import { AsyncDataStream, RestartStrategies, StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setRuntimeMode('BATCH');
env.setParallelism(3);
env.setRestartStrategy(RestartStrategies.fixedDelayRestart(1000, 5));
const slowly = (stream) => AsyncDataStream.orderedWait(
  stream, { asyncInvoke(one, future) { setTimeout(() => future.complete([one]), 3); } }, 60000, 4);
const add = (a, b) => ({ key: a.key, n: a.n + b.n });
const numbers = slowly(env.fromSequence(1, 240).map((n) => ({ key: n % 7, n })));
const sums = slowly(numbers.keyBy(({ key }) => key).reduce(add));
sums.map(({ key, n }) => key + ' ' + n).print('sums');
slowly(sums.rebalance().map(({ key, n }) => ({ key: key % 2, n })).setParallelism(2))
  .keyBy(({ key }) => key).reduce(add).map(({ key, n }) => key + ' ' + n).print('halves');
env.execute('stages');
`;

interface Death {
  readonly tm: string;
  readonly afterMs: number;
}

/** The deaths are counted from the first deployment on. */
async function resultsWith(seed: number, deaths: readonly Death[], program = PROGRAM) {
  let breakLater = (): void => {};
  const client = simulatedClient({
    seed,
    maxDelayMs: seed % 4,
    onHome: (home, scheduler) => {
      breakLater = () => {
        for (const { tm, afterMs } of deaths) {
          scheduler.at(scheduler.nowMs() + afterMs, () => home.crash(tm, 'killed by the test'));
        }
        breakLater = () => {};
      };
    },
  });
  client.subscribe((event) => {
    const entries = event.kind === 'log' ? event.entries : [];
    if (entries.some(({ message }) => message.startsWith('Deployed'))) breakLater();
  });
  const result = await client.run(program, { seed, collectOutputs: true });
  await client.dispose();
  expect(result.error).toBeNull();
  const { sums = [], halves = [] } = result.outputs;
  return { count: sums.length + halves.length, sums: new Set(sums), halves: new Set(halves) };
}

function deathsOf(seed: number): Death[] {
  const random = createRandom(seed);
  return Array.from({ length: 1 + (seed % 9) }, () => ({
    tm: `tm-${1 + Math.floor(random() * 3)}`,
    afterMs: 5 + Math.floor(random() * 400),
  }));
}

describe('workers that die in BATCH mode', () => {
  it('cost no result, wherever they are', async () => {
    const { sums, halves } = await resultsWith(1, []);
    expect([sums.size, halves.size]).toEqual([7, 2]);
    let again = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const got = await resultsWith(seed, deathsOf(seed));
      expect(got.sums, `sums, seed ${seed}`).toEqual(sums);
      expect(got.halves, `halves, seed ${seed}`).toEqual(halves);
      if (got.count > sums.size + halves.size) again += 1;
    }
    expect(again).toBeGreaterThan(5);
  }, 60_000);

  it('cost no result where nothing has begun on them, and their successors die too', async () => {
    // the first stage is on tm-1 alone
    const program = PROGRAM.replace('Parallelism(3)', 'Parallelism(1)').replace(
      'const sums',
      'env.setParallelism(3);\n$&',
    );
    const { sums, halves } = await resultsWith(1, [], program);
    for (let seed = 1; seed <= 8; seed++) {
      const times = Array.from({ length: 150 }, (_, i) => 20 + 2 * i);
      const deaths = times.map((afterMs) => ({ tm: 'tm-3', afterMs }));
      const got = await resultsWith(seed, deaths, program);
      expect([got.sums, got.halves], `seed ${seed}`).toEqual([sums, halves]);
    }
  }, 30_000);
});
