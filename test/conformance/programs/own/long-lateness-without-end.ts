// Flink 2.1.0 has run it. A lateness without end keeps every window: each late record fires it again with all that it holds.
import { DataGeneratorSource, StreamExecutionEnvironment, TumblingEventTimeWindows, EventTimeSessionWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const steps = <T extends { at?: number; wm?: number }>(items: T[]): any => env.fromSource(new DataGeneratorSource((i) => items[i]!, items.length), WatermarkStrategy.forGenerator<T>(() => ({ onEvent(s, _at, output) { if (s.wm !== undefined) output.emitWatermark(s.wm); }, onPeriodicEmit() {} })).withTimestampAssigner((s) => s.at ?? s.wm!), 'steps').filter((s) => s.wm === undefined);
const items: any[] = [{ at: 5 }, { at: 15 }, { wm: 100 }, { at: 6 }, { wm: 2 ** 52 }, { at: 7 }, { at: 16 }, { at: 2 ** 52 + 9 }];
const show = (_k: number, ctx: any, elements: Iterable<any>, out: any) => out.collect([ctx.window().start, ctx.window().end, [...elements].map((e) => e.at)]);
const keyed = steps(items).keyBy(() => 1);
keyed.window(TumblingEventTimeWindows.of(10)).allowedLateness(Infinity).process(show).print('for ever');
keyed.window(TumblingEventTimeWindows.of(10)).allowedLateness(2 ** 52).process(show).print('2^52');
keyed.window(EventTimeSessionWindows.withGap(3)).allowedLateness(2 ** 53 - 1).process(show).print('session');
env.execute('lateness');
