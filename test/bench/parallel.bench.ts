/**
 * W2 shuffled at parallelism 2 on two workers against the same job at parallelism 1 on one: by the
 * command line, whole processes; the rate is taken between a short and a long run, so that starting
 * counts for nothing. Reported, not gated: it needs two free cores.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the bundled benchmark; `npm run bench` builds both. */
const CLI_MAIN = fileURLToPath(new URL('../cli/main.mjs', import.meta.url));
const SHORT = 1_000_000;
const LONG = 13_000_000;
const ROUNDS = 3;

const program = (count: number, parallelism: number) => `
import {
  DataGeneratorSource, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy,
} from 'millrace';
let seed = 1;
const upTo = (n) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
  return (seed >>> 8) % n;
};
const pool = Array.from({ length: 65536 }, () => ({
  ad_id: 'ad-' + upTo(1000), event_type: ['view', 'click', 'purchase'][upTo(3)], jitter: upTo(2000),
}));
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(${parallelism});
env
  .fromSource(
    new DataGeneratorSource((i) => {
      const ad = pool[i & 65535];
      return { ad_id: ad.ad_id, event_type: ad.event_type, at: Math.floor(i / 10) + ad.jitter };
    }, ${count}),
    WatermarkStrategy.forBoundedOutOfOrderness(2_000).withTimestampAssigner((e) => e.at),
    'ad events')
  .filter((e) => e.event_type === 'view')
  .map((e) => ({ campaign: 'c' + e.ad_id.slice(-2), at: e.at }))
  .keyBy((e) => e.campaign)
  .window(TumblingEventTimeWindows.of(10_000))
  .aggregate({
    createAccumulator: () => 0,
    add: (_e, n) => n + 1,
    getResult: (n) => n,
    merge: (a, b) => a + b,
  })
  .filter(() => false)
  .print();
env.execute('W2, parallelism ${parallelism}');
`;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [one, two] = [rate(1), rate(2)];
    ratios.push(two / one);
    const shown = [one, two].map((value) => (value / 1e6).toFixed(2));
    process.stdout.write(`  parallelism 1: ${shown[0]} M/s, parallelism 2: ${shown[1]} M/s\n`);
  }
  ratios.sort((a, b) => a - b);
  const ratio = ratios[ROUNDS >> 1];
  process.stdout.write(`W2 shuffled, parallelism 2 to 1: ratio ${ratio?.toFixed(2)}\n`);
  process.stdout.write(`${JSON.stringify({ workload: 'W2 parallelism 2', ratio })}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

function rate(parallelism: number): number {
  return (LONG - SHORT) / (seconds(LONG, parallelism) - seconds(SHORT, parallelism));
}

function seconds(count: number, parallelism: number): number {
  const file = join(folder, 'w2.ts');
  writeFileSync(file, program(count, parallelism));
  const begin = performance.now();
  execFileSync(process.execPath, [CLI_MAIN, file, '--mode', 'workers'], { stdio: 'pipe' });
  return (performance.now() - begin) / 1000;
}
