// Flink 2.1.0 has run it. Timers at the ends of time: all fire by the last watermark, in order.
import { DataGeneratorSource, KeyedProcessFunction, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const steps = <T extends { at?: number; wm?: number }>(items: T[]): any => env.fromSource(new DataGeneratorSource((i) => items[i]!, items.length), WatermarkStrategy.forGenerator<T>(() => ({ onEvent(s, _at, output) { if (s.wm !== undefined) output.emitWatermark(s.wm); }, onPeriodicEmit() {} })).withTimestampAssigner((s) => s.at ?? s.wm!), 'steps').filter((s) => s.wm === undefined);
class Timers extends KeyedProcessFunction<number, any, any> {
  processElement(v: any, ctx: any, out: any): void { for (const t of v.timers) ctx.timerService().registerEventTimeTimer(t); for (const t of v.forget ?? []) ctx.timerService().deleteEventTimeTimer(t); out.collect(['record', ctx.timestamp(), ctx.timerService().currentWatermark()].map(String)); }
  override onTimer(t: number, ctx: any, out: any): void { out.collect(['timer', t, ctx.timestamp(), ctx.timerService().currentWatermark()].map(String)); }
}
steps<any>([{ at: 0, timers: [Infinity, 2 ** 53 - 1, -1, -Infinity, 2 ** 52, 1 - 2 ** 53, 5] }, { wm: 3 }, { at: 4, timers: [Infinity, 7, 3], forget: [5] }, { wm: 2 ** 52 }, { at: 1, timers: [10] }, { wm: 2 ** 53 - 2 }, { at: 2, timers: [-5] }]).keyBy(() => 1).process(new Timers()).print('timers');
env.execute('timers at the limits');
