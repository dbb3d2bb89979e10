// Timers that set earlier ones, their own time again, and delete the next.
// Flink 2.1.0 has run it and gave this result.
import { KeyedProcessFunction, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env: any = StreamExecutionEnvironment.getExecutionEnvironment();
const each = (lag = 1) => WatermarkStrategy.forGenerator<any>(() => ({ onEvent(e: any, ts: number, out: any) { out.emitWatermark(ts - lag); }, onPeriodicEmit() {} })).withTimestampAssigner((e: any) => e.t);
class T extends KeyedProcessFunction<any, any, any> { n = 0;
  processElement(v: any, ctx: any, out: any) { ctx.timerService().registerEventTimeTimer(v.t + 5); ctx.timerService().registerEventTimeTimer(v.t + 5.0); }
  onTimer(t: number, ctx: any, out: any) { out.collect([t, ctx.getCurrentKey(), ctx.timerService().currentWatermark()]); if (this.n++ < 3) { ctx.timerService().registerEventTimeTimer(t); ctx.timerService().registerEventTimeTimer(t - 3); } ctx.timerService().deleteEventTimeTimer(t + 1); } }
env.fromData({ k: 1, t: 1 }, { k: 1, t: 2 }, { k: 2, t: 3 }, { k: 1, t: 20 }).assignTimestampsAndWatermarks(each()).keyBy('k').process(new T()).print('t');
env.execute();
