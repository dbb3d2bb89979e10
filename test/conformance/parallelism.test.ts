/**
 * The same program at parallelism 1, 2, 3 and 7, with 128 and 256 key groups, gives the same
 * multiset of results: state and timers belong to keys, wherever a key lives.
 */
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulation/support/simulate.ts';
import { canonical } from './compare.ts';

const EVENTS = `
import {
  DataGeneratorSource, EventTimeSessionWindows, KeyedProcessFunction, SlidingEventTimeWindows,
  StreamExecutionEnvironment, TumblingEventTimeWindows, ValueStateDescriptor, WatermarkStrategy,
} from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const mixed = (i) => (Math.imul(i ^ (i >>> 7), 0x9e3779b1) >>> 9) % 10007;
const events = env.fromSource(
  new DataGeneratorSource(
    (i) => ({ key: 'k' + (mixed(i) % 41), at: i * 20 + mixed(i + 1) % 900, v: i % 17 }),
    3000),
  WatermarkStrategy.forGenerator(() => {
    let last = 0;
    return {
      onEvent(event, at, output) {
        last = Math.max(last, at);
        output.emitWatermark(last - 500);
      },
      onPeriodicEmit() {},
    };
  }).withTimestampAssigner((event) => event.at),
  'events').setParallelism(1);
env.setParallelism(PARALLELISM);
env.setMaxParallelism(KEY_GROUPS);
const keyed = events.keyBy((event) => event.key);
`;

const BODIES: Readonly<Record<string, string>> = {
  'a running sum': "keyed.sum('v').map((e) => e.key + ' ' + e.v).print('out');",
  'tumbling windows with late data': `
keyed.window(TumblingEventTimeWindows.of(2000)).allowedLateness(100)
  .process((key, ctx, all, out) => out.collect([key, ctx.window().start, [...all].length]))
  .print('out');`,
  'sliding windows': `
keyed.window(SlidingEventTimeWindows.of(3000, 1000)).reduce((a, b) => ({ ...b, v: a.v + b.v }))
  .map((e) => [e.key, e.v]).print('out');`,
  'session windows': `
keyed.window(EventTimeSessionWindows.withGap(400))
  .process((key, ctx, all, out) => {
    out.collect([key, ctx.window().start, ctx.window().end, [...all].length]);
  })
  .print('out');`,
  'state and timers': `
class Quiet extends KeyedProcessFunction {
  open() { this.count = this.getRuntimeContext().getState(new ValueStateDescriptor('count')); }
  processElement(event, ctx) {
    this.count.update((this.count.value() ?? 0) + 1);
    ctx.timerService().registerEventTimeTimer(event.at - (event.at % 1000) + 1500);
  }
  onTimer(time, ctx, out) { out.collect([ctx.getCurrentKey(), time, this.count.value()]); }
}
keyed.process(new Quiet()).print('out');`,
};

async function recordsOf(body: string, parallelism: number, keyGroups: number): Promise<string[]> {
  const settings = EVENTS.replace('PARALLELISM', `${parallelism}`);
  const program = `${settings.replace('KEY_GROUPS', `${keyGroups}`)}${body}\nenv.execute();\n`;
  const { result } = await simulate(program, { seed: parallelism, maxDelayMs: 5 });
  expect(result.error).toBeNull();
  return (result.outputs['out'] ?? []).map(canonical).sort();
}

describe.each(Object.keys(BODIES))('%s', (name) => {
  const body = BODIES[name] ?? '';
  const alone = recordsOf(body, 1, 128);

  it('gives results', async () => {
    expect((await alone).length).toBeGreaterThan(100);
  });

  it.each([
    [2, 128],
    [3, 128],
    [7, 128],
    [1, 256],
    [3, 256],
    [7, 256],
  ])('is the same at parallelism %i with %i key groups', async (parallelism, keyGroups) => {
    expect(await recordsOf(body, parallelism, keyGroups)).toEqual(await alone);
  });
});
