// Flink 2.1.0 has run it. An allowance for disorder far larger than the times, and one that reaches below them.
import { KeyedProcessFunction, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
for (const [name, allowance] of [['2^52', 2 ** 52], ['all', Infinity]] as [string, number][]) {
  const s = env.fromData(3, 1, 2 ** 52, 2).assignTimestampsAndWatermarks(WatermarkStrategy.forBoundedOutOfOrderness<number>(allowance).withTimestampAssigner((n) => n)).keyBy(() => 1);
  s.window(TumblingEventTimeWindows.of(2)).process((_k: number, ctx: any, e: Iterable<number>, out: any) => out.collect([ctx.window().start, [...e]])).print(name);
}
env.execute('disorder');
