import { describe, expect, it } from 'vitest';
import { simulate } from './support/simulate.ts';

const MAX_DRIFT = 1000;
const UPDATE_INTERVAL = 100;
/** Event time in ms that the fast source makes in a ms. */
const FAST_PACE = 5;

interface Seen {
  readonly at: number;
  readonly seenMs: number;
}

/**
 * A fast source and one in real time, each of which may be bound to the group `g`. Each record
 * brings a watermark: one that comes at ticks only tells nothing of what is read between two.
 */
function twoSources(options: {
  readonly strategy: string;
  readonly parallelism: number;
  readonly slow?: string;
}): string {
  const { strategy, parallelism } = options;
  const slow = options.slow ?? '(i) => i * 10, 200, RateLimiterStrategy.perSecond(100)';
  return `
import { StreamExecutionEnvironment, DataGeneratorSource, RateLimiterStrategy, WatermarkStrategy }
  from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const eachRecord = () => ({
  onEvent: (_at, time, output) => output.emitWatermark(time - 1),
  onPeriodicEmit: () => {},
});
const strategy = WatermarkStrategy.forGenerator(eachRecord).withTimestampAssigner((at) => at)
  ${strategy};
const seen = (at) => ({ at, seenMs: Date.now() });
const rate = RateLimiterStrategy.perSecond(${FAST_PACE * 1000});
const fast = new DataGeneratorSource((i) => i, 10000, rate);
const slow = new DataGeneratorSource(${slow});
env.fromSource(fast, strategy, 'fast').setParallelism(1).map(seen).setParallelism(1).print('fast');
env.fromSource(slow, strategy, 'slow').setParallelism(${parallelism})
  .map(seen).setParallelism(${parallelism}).print('slow');
env.execute('two sources');
`;
}

const ALIGNED = `.withWatermarkAlignment('g', ${MAX_DRIFT}, ${UPDATE_INTERVAL})`;

/** Runs it; the records of both sources and how far the fast one ever was ahead. */
async function run(program: string, seed: number) {
  const { result } = await simulate(program, { seed, maxDelayMs: seed % 3 });
  expect(result.error).toBeNull();
  const fast = result.outputs['fast'] as Seen[];
  const slow = result.outputs['slow'] as Seen[];
  const slowEndMs = Math.max(...slow.map(({ seenMs }) => seenMs));
  let aheadMs = 0;
  for (const { at, seenMs } of fast.filter((record) => record.seenMs < slowEndMs)) {
    const reached = slow.filter((record) => record.seenMs <= seenMs).map((record) => record.at);
    aheadMs = Math.max(aheadMs, at - Math.max(0, ...reached));
  }
  return { fast, slow, aheadMs, slowEndMs };
}

describe('two sources of one group', () => {
  it.each([1, 2, 3, 4])('keep together, and lose nothing, seed %i', async (seed) => {
    const { fast, slow, aheadMs } = await run(
      twoSources({ strategy: ALIGNED, parallelism: 1 }),
      seed,
    );
    expect(aheadMs).toBeLessThanOrEqual(MAX_DRIFT + FAST_PACE * UPDATE_INTERVAL);
    expect(fast.map(({ at }) => at)).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
    expect(slow).toHaveLength(200);
  });

  it('run apart where they are not aligned', async () => {
    const { aheadMs } = await run(twoSources({ strategy: '', parallelism: 1 }), 1);
    expect(aheadMs).toBeGreaterThan(2 * MAX_DRIFT + FAST_PACE * UPDATE_INTERVAL);
  });

  it('wait for the slowest subtask', async () => {
    const { fast, slowEndMs } = await run(twoSources({ strategy: ALIGNED, parallelism: 2 }), 5);
    // The first subtask ends its half at event time 990, the second begins at 1000.
    const late = fast.filter(({ seenMs }) => seenMs < slowEndMs - 200).map(({ at }) => at);
    expect(Math.max(...late)).toBeLessThan(990 + MAX_DRIFT + FAST_PACE * UPDATE_INTERVAL);
  });

  it('do not wait for one that is idle', async () => {
    const slow = '(i) => i, 2, RateLimiterStrategy.perSecond(0.1)';
    const strategy = `${ALIGNED}.withIdleness(200)`;
    const { fast } = await run(twoSources({ strategy, parallelism: 1, slow }), 6);
    expect((fast.at(-1) as Seen).seenMs - (fast[0] as Seen).seenMs).toBeLessThan(4000);
  });

  it('are the same bytes for the same seed', async () => {
    const program = twoSources({ strategy: ALIGNED, parallelism: 2 });
    const [first, second] = [await run(program, 7), await run(program, 7)];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });
});
