// Flink 2.1.0 has run it. Before 1970: windows, offsets, sliding windows and continuous triggers with negative times.
import { ContinuousEventTimeTrigger, DataGeneratorSource, EventTimeSessionWindows, SlidingEventTimeWindows, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const steps = <T extends { at?: number; wm?: number }>(items: T[]): any => env.fromSource(new DataGeneratorSource((i) => items[i]!, items.length), WatermarkStrategy.forGenerator<T>(() => ({ onEvent(s, _at, output) { if (s.wm !== undefined) output.emitWatermark(s.wm); }, onPeriodicEmit() {} })).withTimestampAssigner((s) => s.at ?? s.wm!), 'steps').filter((s) => s.wm === undefined);
const items: any[] = [{ at: -25 }, { at: -11 }, { at: -10 }, { at: -1 }, { at: 0 }, { wm: -12 }, { at: -13 }, { at: 9 }, { wm: 5 }, { at: 3 }];
const show = (_k: number, ctx: any, elements: Iterable<any>, out: any) => out.collect([ctx.window().start, ctx.window().end, [...elements].map((e) => e.at)]);
const keyed = steps(items).keyBy(() => 1);
keyed.window(TumblingEventTimeWindows.of(10)).process(show).print('tumbling');
keyed.window(TumblingEventTimeWindows.of(10, 3)).process(show).print('offset 3');
keyed.window(TumblingEventTimeWindows.of(10, -3)).process(show).print('offset -3');
keyed.window(SlidingEventTimeWindows.of(15, 6, -2)).process(show).print('sliding');
keyed.window(EventTimeSessionWindows.withGap(9)).process(show).print('session');
keyed.window(TumblingEventTimeWindows.of(20)).trigger(ContinuousEventTimeTrigger.of(4)).process(show).print('continuous');
env.execute('before 1970');
