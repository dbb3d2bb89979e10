// In which order joined sessions give their elements: that of a Java hash set of windows.
// Flink 2.1.0 has run it and gave this result.
import { EventTimeSessionWindows, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
type E = { k: string; t: number };
const s = env.fromData<E>(...[100, 0, 50, 300, 200, 250, 1000, 1200, 1400, 1100, 1300, 3000, 3030, 3015].map((t) => ({ k: 'a', t })))
  .assignTimestampsAndWatermarks(WatermarkStrategy.forBoundedOutOfOrderness<E>(100_000).withTimestampAssigner((e) => e.t));
s.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(60)).process((k, ctx, es, out) => out.collect(`${ctx.window().start}-${ctx.window().end}: ${[...es].map((e) => e.t)}`)).print('sessions');
s.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(101)).reduce((a, b) => ({ k: `${a.k}${b.k}`, t: a.t })).print('first');
env.execute('sessions');
