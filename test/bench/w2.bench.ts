/** W2, the Yahoo Streaming Benchmark, on the real engine against the loop by hand. Gate: 0.3. */
import { measure, report } from './support/measure.ts';
import { runProgram } from './support/runProgram.ts';
import { w2ByHand, w2Campaigns, w2Events } from './support/w2.ts';

const EVENTS = 3_000_000;
const events = w2Events(EVENTS);
const campaigns = w2Campaigns();

const program = (parallelism: number) => `
import {
  DataGeneratorSource, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy,
} from 'millrace';
const { events, extra: campaigns } = globalThis.bench;
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(${parallelism});
env
  .fromSource(
    new DataGeneratorSource((i) => events[i], events.length),
    WatermarkStrategy.forBoundedOutOfOrderness(2_000).withTimestampAssigner((e) => e.event_time),
    'ad events')
  .filter((e) => e.event_type === 'view')
  .map((e) => ({ ad_id: e.ad_id, event_time: e.event_time }))
  .map((e) => ({ campaign: campaigns.get(e.ad_id), event_time: e.event_time }))
  .keyBy((e) => e.campaign)
  .window(TumblingEventTimeWindows.of(10_000))
  .aggregate({
    createAccumulator: () => 0,
    add: (_e, n) => n + 1,
    getResult: (n) => n,
    merge: (a, b) => a + b,
  })
  .map((n) => { globalThis.bench.checksum = (globalThis.bench.checksum + n) | 0; return n; });
env.execute('W2');
`;

const measured = await measure(
  [
    { name: 'by hand', run: () => w2ByHand(events, campaigns) },
    { name: 'engine, parallelism 1', run: () => onEngine(1) },
    { name: 'engine, parallelism 2, one thread', run: () => onEngine(2) },
  ],
  EVENTS,
);
if (!report('W2 Yahoo Streaming Benchmark', measured, { 'engine, parallelism 1': 0.3 })) {
  process.exitCode = 1;
}

function onEngine(parallelism: number): Promise<number> {
  return runProgram(program(parallelism), { events, extra: campaigns, checksum: 0 });
}
