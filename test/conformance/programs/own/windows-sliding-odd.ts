// Sliding windows whose size is no multiple of the slide, with gaps, offsets and negative times.
// Flink 2.1.0 has run it and gave this result.
import { SlidingEventTimeWindows, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env: any = StreamExecutionEnvironment.getExecutionEnvironment();
const mono = () => WatermarkStrategy.forMonotonousTimestamps<any>().withTimestampAssigner((e: any) => e.t);
const s = env.fromData(...[-7, -1, 0, 3, 4, 10, 11].map((t) => ({ k: 'a', t }))).assignTimestampsAndWatermarks(mono());
const show = (k: any, ctx: any, es: any, out: any) => out.collect([ctx.window().start, ctx.window().end, ...[...es].map((e) => e.t)]);
s.keyBy('k').window(SlidingEventTimeWindows.of(7, 3)).process(show).print('7/3'); s.keyBy('k').window(SlidingEventTimeWindows.of(3, 5, -2)).process(show).print('3/5-2'); s.keyBy('k').window(SlidingEventTimeWindows.of(4, 2, 1)).process(show).print('4/2+1'); s.keyBy('k').window(TumblingEventTimeWindows.of(5, 4)).process(show).print('5+4');
env.execute();
