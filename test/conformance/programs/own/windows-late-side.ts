// Lateness: refiring, late records to the side, sliding windows with an offset over all.
// Flink 2.1.0 has run it and gave this result.
import { OutputTag, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy, SlidingEventTimeWindows } from 'millrace';
const late = new OutputTag<{ k: string; t: number }>('late');
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const strategy = WatermarkStrategy.forGenerator<{ k: string; t: number }>(() => ({ onEvent(e, ts, out) { out.emitWatermark(ts - 1); }, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t);
const s = env.fromData({ k: 'a', t: 1 }, { k: 'a', t: 12 }, { k: 'a', t: 5 }, { k: 'b', t: 25 }, { k: 'a', t: 9 }, { k: 'a', t: 11 }, { k: 'b', t: 40 }).assignTimestampsAndWatermarks(strategy);
const w = s.keyBy((e) => e.k).window(TumblingEventTimeWindows.of(10)).allowedLateness(10).sideOutputLateData(late)
  .aggregate({ createAccumulator: () => [] as number[], add: (e, a) => [...a, e.t], getResult: (a) => a.join('+'), merge: (a, b) => [...a, ...b] }, (key, ctx, [r], out) => out.collect(`${key} ${ctx.window().start}-${ctx.window().end} ${r} wm ${ctx.currentWatermark()}`));
w.print('main'); w.getSideOutput(late).print('late');
s.windowAll(SlidingEventTimeWindows.of(20, 10, 5)).process((ctx, es, out) => out.collect([ctx.window().start, ...[...es].map((e) => e.t)])).print('all');
env.execute();
