// State of windows and of keys over late firings, read once more in clear().
// Flink 2.1.0 has run it and gave this result.
import { OutputTag, ProcessWindowFunction, StreamExecutionEnvironment, TumblingEventTimeWindows, ValueStateDescriptor, WatermarkStrategy } from 'millrace';
const env: any = StreamExecutionEnvironment.getExecutionEnvironment();
const each = (lag = 1) => WatermarkStrategy.forGenerator<any>(() => ({ onEvent(e: any, ts: number, out: any) { out.emitWatermark(ts - lag); }, onPeriodicEmit() {} })).withTimestampAssigner((e: any) => e.t);
const side = new OutputTag<string>('cleared');
class F extends ProcessWindowFunction<any, any, any, any> {
  fires = new ValueStateDescriptor<number>('fires'); total = new ValueStateDescriptor<number>('total');
  process(k: any, ctx: any, es: any, out: any) { const f = ctx.windowState().getState(this.fires); f.update((f.value() ?? 0) + 1); const t = ctx.globalState().getState(this.total); t.update((t.value() ?? 0) + 1); out.collect([k, ctx.window().start, [...es].length, 'fire', f.value(), 'total', t.value()]); }
  clear(ctx: any) { ctx.output(side, `clear ${ctx.window().start} fires ${ctx.windowState().getState(this.fires).value()} at ${ctx.currentWatermark()}`); ctx.windowState().getState(this.fires).clear(); }
}
const w = env.fromData(...[1, 2, 12, 3, 15, 4, 26, 5, 60].map((t) => ({ k: 'a', t }))).assignTimestampsAndWatermarks(each()).keyBy('k').window(TumblingEventTimeWindows.of(10)).allowedLateness(10).process(new F());
w.print('main'); w.getSideOutput(side).print('cleared');
env.execute();
