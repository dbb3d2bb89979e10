// Flink 2.1.0 has run it. A generator that gives the last watermark in mid-stream: what comes later is late, whatever its time; process functions go on.
import { DataGeneratorSource, KeyedProcessFunction, OutputTag, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const steps = <T extends { at?: number; wm?: number }>(items: T[]): any => env.fromSource(new DataGeneratorSource((i) => items[i]!, items.length), WatermarkStrategy.forGenerator<T>(() => ({ onEvent(s, _at, output) { if (s.wm !== undefined) output.emitWatermark(s.wm); }, onPeriodicEmit() {} })).withTimestampAssigner((s) => s.at ?? s.wm!), 'steps').filter((s) => s.wm === undefined);
const late = new OutputTag<any>('late');
class See extends KeyedProcessFunction<number, any, any> { processElement(v: any, ctx: any, out: any): void { ctx.timerService().registerEventTimeTimer(v.at + 1); out.collect([v.at, String(ctx.timerService().currentWatermark())]); } override onTimer(t: number, ctx: any, out: any): void { out.collect(['timer', t, String(ctx.timerService().currentWatermark())]); } }
const keyed = steps<any>([{ at: 1 }, { at: 12 }, { wm: Infinity }, { at: 20 }, { at: 2 ** 52 }]).keyBy(() => 1);
keyed.process(new See()).print('seen');
const counted = keyed.window(TumblingEventTimeWindows.of(10)).sideOutputLateData(late).process((_k: number, ctx: any, e: Iterable<any>, out: any) => out.collect([ctx.window().start, [...e].length]));
counted.print('windows');
counted.getSideOutput(late).print('late');
env.execute('the end comes early');
