// Flink 2.1.0 has run it. Windows that end above 2^53 fire and are cleaned up like any other; late records behind them are late.
import { DataGeneratorSource, EventTimeSessionWindows, OutputTag, SlidingEventTimeWindows, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const steps = <T extends { at?: number; wm?: number }>(items: T[]): any => env.fromSource(new DataGeneratorSource((i) => items[i]!, items.length), WatermarkStrategy.forGenerator<T>(() => ({ onEvent(s, _at, output) { if (s.wm !== undefined) output.emitWatermark(s.wm); }, onPeriodicEmit() {} })).withTimestampAssigner((s) => s.at ?? s.wm!), 'steps').filter((s) => s.wm === undefined);
const TOP = 2 ** 53;
const items = [{ at: TOP - 2000 }, { at: TOP - 10 }, { at: TOP - 1 }, { wm: TOP - 500 }, { at: TOP - 1500 }, { at: TOP - 3 }, { at: TOP - 600 }] as { at?: number; wm?: number }[];
const late = new OutputTag<{ at?: number }>('late');
const show = (_k: number, ctx: any, elements: Iterable<any>, out: any) => out.collect([ctx.window().start, ctx.window().end, [...elements].map((e) => e.at)]);
const keyed = steps(items).keyBy(() => 1);
const tumbling = keyed.window(TumblingEventTimeWindows.of(1024)).sideOutputLateData(late).process(show);
tumbling.print('tumbling');
tumbling.getSideOutput(late).print('late');
keyed.window(SlidingEventTimeWindows.of(4096, 2048)).process(show).print('sliding');
keyed.window(EventTimeSessionWindows.withGap(512)).process(show).print('session');
keyed.window(TumblingEventTimeWindows.of(2 ** 52)).process(show).print('huge');
env.execute('ends above 2^53');
