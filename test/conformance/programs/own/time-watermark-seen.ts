// Which watermark a record, a late timer and a timer set in a timer see.
// Flink 2.1.0 has run it and gave this result.
import { KeyedProcessFunction, ProcessFunction, StreamExecutionEnvironment, WatermarkStrategy, type Collector, type KeyedProcessContext, type OnTimerContext, type ProcessContext } from 'millrace';
class See extends ProcessFunction<number, unknown> { processElement(n: number, ctx: ProcessContext, out: Collector<unknown>) { out.collect([n, ctx.timestamp(), ctx.timerService().currentWatermark()]); } }
class Tm extends KeyedProcessFunction<number, number, unknown> {
  processElement(n: number, ctx: KeyedProcessContext<number>, out: Collector<unknown>) { ctx.timerService().registerEventTimeTimer(n * 10); ctx.timerService().registerEventTimeTimer(n * 10); if (n === 2) ctx.timerService().deleteEventTimeTimer(20); }
  onTimer(t: number, ctx: OnTimerContext<number>, out: Collector<unknown>) { out.collect([t, ctx.getCurrentKey(), ctx.timeDomain(), ctx.timestamp(), ctx.timerService().currentWatermark()]); if (t < 100) ctx.timerService().registerEventTimeTimer(t + 100); }
}
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const st = WatermarkStrategy.forGenerator<number>(() => ({ onEvent(e, ts, out) { out.emitWatermark(ts); out.emitWatermark(ts - 3); }, onPeriodicEmit() {} })).withTimestampAssigner((n, ts) => (ts === -Infinity ? n : -1));
const s = env.fromData(5, 2, 9, 9, 7).assignTimestampsAndWatermarks(st);
s.process(new See()).print('seen');
s.keyBy((n) => n % 2).process(new Tm()).print('timers');
env.fromData(1).process(new See()).print('none');
env.execute();
