// Evictors before and after window functions, in sessions and count windows.
// Flink 2.1.0 has run it and gave this result.
import { CountEvictor, EventTimeSessionWindows, StreamExecutionEnvironment, TimeEvictor, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env: any = StreamExecutionEnvironment.getExecutionEnvironment();
const mono = () => WatermarkStrategy.forMonotonousTimestamps<any>().withTimestampAssigner((e: any) => e.t);
const s = env.fromData(...[1, 3, 4, 8, 9].map((t) => ({ k: 'a', t }))).assignTimestampsAndWatermarks(mono()).keyBy('k');
s.window(TumblingEventTimeWindows.of(10)).evictor(CountEvictor.of(2)).aggregate({ createAccumulator: () => 0, add: (v: any, a: any) => a + v.t, getResult: (a: any) => a, merge: (a: any) => a }, (k: any, ctx: any, [r]: any, out: any) => out.collect([k, r, ctx.window().end])).print('agg'); s.window(TumblingEventTimeWindows.of(10)).evictor(TimeEvictor.of(2, true)).process((k: any, ctx: any, es: any, out: any) => out.collect([...es].map((e: any) => e.t))).print('after');
s.window(EventTimeSessionWindows.withGap(2)).evictor(CountEvictor.of(1)).process((k: any, ctx: any, es: any, out: any) => out.collect([ctx.window().start, ctx.window().end, ...[...es].map((e: any) => e.t)])).print('sess'); s.countWindow(3, 2).process((k: any, ctx: any, es: any, out: any) => out.collect([...es].map((e: any) => e.t))).print('cw'); s.countWindow(2).process((k: any, ctx: any, es: any, out: any) => out.collect([[...es].map((e: any) => e.t), ctx.window().maxTimestamp(), ctx.currentWatermark()])).print('cw2');
env.execute();
