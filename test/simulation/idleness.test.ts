/**
 * A source that may not send is not idle. A crowd of records waits for a slow call behind it, far
 * longer than its idle timeout; another source is far ahead in event time. Were the first one taken
 * for idle, the watermark would leap to the other's and the records that wait would be late.
 * Flink's PausableRelativeClock (FLIP-471).
 */
import { describe, expect, it } from 'vitest';
import { simulate } from './support/simulate.ts';

const RECORDS = 12_000;
const IDLE_TIMEOUT = 20;

/** `place` says where the watermarks of the crowd are made: in the source, or behind it. */
function program(place: 'source' | 'operator'): string {
  const crowd = `new DataGeneratorSource((i) => ({ at: i }), ${RECORDS})`;
  const inSource = `env.fromSource(${crowd}, times, 'crowd')`;
  const behind = `env.fromSource(${crowd}, WatermarkStrategy.noWatermarks(), 'crowd')
    .assignTimestampsAndWatermarks(times)`;
  return `
import { AsyncDataStream, DataGeneratorSource, OutputTag, RateLimiterStrategy,
  StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const eachRecord = WatermarkStrategy.forGenerator(() => ({
  onEvent: (_at, time, output) => output.emitWatermark(time),
  onPeriodicEmit: () => {},
})).withTimestampAssigner(({ at }) => at);
const times = eachRecord.withIdleness(${IDLE_TIMEOUT});
const crowd = ${place === 'source' ? inSource : behind};
const rate = RateLimiterStrategy.perSecond(0.001);
const ahead = new DataGeneratorSource((i) => ({ at: 1e6 + i }), 2, rate);
const both = crowd.disableChaining().union(env.fromSource(ahead, eachRecord, 'ahead'));
const late = new OutputTag('late');
const call = {
  asyncInvoke(one, future) { setTimeout(() => future.complete([one]), 1); },
};
const counted = AsyncDataStream.orderedWait(both, call, 3600000, 1)
  .keyBy(() => 'all')
  .window(TumblingEventTimeWindows.of(100))
  .sideOutputLateData(late)
  .aggregate({
    createAccumulator: () => 0,
    add: (_one, n) => n + 1,
    getResult: (n) => n,
    merge: (a, b) => a + b,
  });
counted.print('counts');
counted.getSideOutput(late).print('late');
env.execute('idle or not');
`;
}

describe('a source that is held back', () => {
  it.each(['source', 'operator'] as const)('is not idle, by the %s', async (place) => {
    const { result } = await simulate(program(place), { seed: 3 });
    expect(result.error).toBeNull();
    expect(result.outputs['late'] ?? []).toEqual([]);
    const counts = result.outputs['counts'] as number[];
    expect(counts.filter((n) => n === 100)).toHaveLength(RECORDS / 100);
  });
});
