// order: exact
// Flink has run this. Windows that end above 2^53 fire at the end, each of them, as any other.
import { EventTimeSessionWindows, SlidingEventTimeWindows, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const last = Number.MAX_SAFE_INTEGER;
const keyed = env.fromData(last - 10, last - 6, last - 1).assignTimestampsAndWatermarks(WatermarkStrategy.forMonotonousTimestamps<number>().withTimestampAssigner((n) => n)).keyBy(() => 1);
const gather = (_key: number, _context: unknown, elements: Iterable<number>, out: any): void => out.collect([...elements].map((n) => last - n).join(' '));
keyed.window(TumblingEventTimeWindows.of(12)).process(gather).print('tumbling');
keyed.window(TumblingEventTimeWindows.of(8)).allowedLateness(5).process(gather).print('late');
keyed.window(SlidingEventTimeWindows.of(16, 4)).process(gather).print('sliding');
keyed.window(EventTimeSessionWindows.withGap(4)).process(gather).print('sessions');
keyed.window(EventTimeSessionWindows.withGap(last)).process(gather).print('endless');
env.execute();
