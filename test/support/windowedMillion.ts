/**
 * Windowed counts over 1,000,000 records out of order, shuffled between subtasks, with small
 * buffers and a slow way to the sink: a lost or doubled record shows in a count. The oracle is
 * arithmetic.
 */

const RECORD_COUNT = 1_000_000;
const KEY_COUNT = 100;
const WINDOW_MS = 10_000;

/** One result record. */
export interface WindowCount {
  readonly key: number;
  readonly from: number;
  readonly n: number;
}

/** The program; it prints WindowCounts under `counts`. */
export const WINDOWED_MILLION = `import {
  Collector, DataGeneratorSource, StreamExecutionEnvironment, TumblingEventTimeWindows,
  WatermarkStrategy,
} from 'millrace';

interface Event { key: number; at: number }

const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
env.setBufferTimeout(1);

env
  .fromSource(
    new DataGeneratorSource<Event>(
      (i) => ({ key: (i * 7919) % ${KEY_COUNT}, at: i - ((i * 31) % 500) + 500 }),
      ${RECORD_COUNT}),
    WatermarkStrategy.forBoundedOutOfOrderness<Event>(600).withTimestampAssigner((e) => e.at),
    'events').setParallelism(1)
  .rebalance()
  .map((event) => event)
  .keyBy((event) => event.key)
  .window(TumblingEventTimeWindows.of(${WINDOW_MS}))
  .process((key, ctx, elements, out: Collector<object>) => {
    let n = 0;
    for (const _ of elements) n++;
    out.collect({ key, from: ctx.window().start, n });
  })
  .rebalance()
  .map((count) => {
    let burnt = 0;
    for (let i = 0; i < 20_000; i++) burnt += i;
    return burnt > 0 ? count : count;
  }).name('slow')
  .print('counts');

env.execute('windowed million');
`;

/** The counts that there must be, in the order of `sortedCounts`. */
export function expectedCounts(): WindowCount[] {
  const counts = new Map<string, WindowCount>();
  for (let i = 0; i < RECORD_COUNT; i++) {
    const key = (i * 7919) % KEY_COUNT;
    const at = i - ((i * 31) % 500) + 500;
    const from = Math.floor(at / WINDOW_MS) * WINDOW_MS;
    const id = `${key}/${from}`;
    counts.set(id, { key, from, n: (counts.get(id)?.n ?? 0) + 1 });
  }
  return sortedCounts([...counts.values()]);
}

/** By window, then by key. */
export function sortedCounts(counts: readonly WindowCount[]): WindowCount[] {
  return [...counts].sort((a, b) => a.from - b.from || a.key - b.key);
}
