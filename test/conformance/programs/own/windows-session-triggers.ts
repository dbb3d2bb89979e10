// Sessions, triggers and evictors of every kind under a watermark after each record.
// Flink 2.1.0 has run it and gave this result.
import { ContinuousEventTimeTrigger, CountTrigger, DeltaTrigger, EventTimeSessionWindows, GlobalWindows, PurgingTrigger, StreamExecutionEnvironment, TimeEvictor, CountEvictor, DeltaEvictor, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
type E = { k: string; t: number };
const strategy = WatermarkStrategy.forGenerator<E>(() => ({ onEvent(e, ts, out) { out.emitWatermark(ts - 5); }, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t);
const s = env.fromData<E>({ k: 'a', t: 1 }, { k: 'a', t: 4 }, { k: 'a', t: 20 }, { k: 'a', t: 12 }, { k: 'a', t: 16 }, { k: 'b', t: 30 }, { k: 'a', t: 33 }, { k: 'a', t: 34 }).assignTimestampsAndWatermarks(strategy).keyBy((e) => e.k);
const show = (key: string, ctx: any, es: Iterable<E>, out: any) => out.collect(`${key} ${ctx.window().start ?? 'g'}-${ctx.window().end ?? 'g'} ${[...es].map((e) => e.t)}`);
s.window(EventTimeSessionWindows.withGap(6)).process(show).print('session');
s.window(EventTimeSessionWindows.withDynamicGap<E>((e) => e.t > 15 ? 3 : 10)).process(show).print('dynamic');
s.window(EventTimeSessionWindows.withGap(6)).trigger(CountTrigger.of(2)).process(show).print('session count');
s.window(EventTimeSessionWindows.withGap(6)).trigger(PurgingTrigger.of(CountTrigger.of(2))).process(show).print('session purge');
s.window(TumblingEventTimeWindows.of(20)).trigger(ContinuousEventTimeTrigger.of(5)).process(show).print('continuous');
s.window(GlobalWindows.create()).trigger(DeltaTrigger.of<E>(5, (a, b) => b.t - a.t)).process(show).print('delta');
s.window(GlobalWindows.create()).trigger(CountTrigger.of(3)).evictor(TimeEvictor.of(10)).process(show).print('time evictor');
s.window(GlobalWindows.create()).trigger(CountTrigger.of(2)).evictor(DeltaEvictor.of<E>(8, (a, b) => Math.abs(b.t - a.t), true)).process(show).print('delta evictor after');
s.window(TumblingEventTimeWindows.of(20)).evictor(CountEvictor.of(2)).reduce((a, b) => ({ k: a.k, t: a.t * 100 + b.t })).print('evict reduce');
env.execute();
