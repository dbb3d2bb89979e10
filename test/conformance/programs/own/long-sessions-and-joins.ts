// Flink 2.1.0 has run it. Interval joins with bounds near the limits, window joins above 2^53.
import { DataGeneratorSource, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const none = WatermarkStrategy.forGenerator<any>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((n: any) => n.at);
const TOP = 2 ** 52;
const a = env.fromData({ k: 'x', at: 0 }, { k: 'x', at: TOP - 8 }, { k: 'y', at: TOP + 16 }).assignTimestampsAndWatermarks(none);
const b = env.fromData({ k: 'x', at: 4 }, { k: 'x', at: TOP - 4 }, { k: 'y', at: TOP + 32 }, { k: 'y', at: -TOP }).assignTimestampsAndWatermarks(none);
const pair = (l: any, r: any, ctx: any, out: any) => out.collect([l.at, r.at, ctx.getTimestamp(), ctx.getLeftTimestamp(), ctx.getRightTimestamp()]);
a.keyBy((r) => r.k).intervalJoin(b.keyBy((r) => r.k)).between(-8, 8).process(pair).print('near');
a.keyBy((r) => r.k).intervalJoin(b.keyBy((r) => r.k)).between(-(2 ** 53) + 1, 2 ** 53 - 1).process(pair).print('wide');
a.join(b).where((r) => r.k).equalTo((r) => r.k).window(TumblingEventTimeWindows.of(64)).apply((l: any, r: any) => [l.at, r.at]).print('window');
env.execute('joins at the limits');
