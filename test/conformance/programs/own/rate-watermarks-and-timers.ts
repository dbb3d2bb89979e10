// Flink 2.1.0 has run it. A timer that is set again by its own firing, and one that is deleted; the source ends while one is pending.
import { DataGeneratorSource, KeyedProcessFunction, RateLimiterStrategy, StreamExecutionEnvironment, ValueStateDescriptor, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
class Chain extends KeyedProcessFunction<number, number, string> {
  processElement(n: number, ctx: any, out: any): void { const t = ctx.timerService(); const now = t.currentProcessingTime(); const left = this.getRuntimeContext().getState(new ValueStateDescriptor<number>('left')); left.update(2); t.registerProcessingTimeTimer(now + 40); t.registerProcessingTimeTimer(now + 45); t.deleteProcessingTimeTimer(now + 45); t.deleteProcessingTimeTimer(now + 46); out.collect(`record ${n}`); }
  override onTimer(at: number, ctx: any, out: any): void { const left = this.getRuntimeContext().getState(new ValueStateDescriptor<number>('left')); const n = left.value()!; out.collect(`timer ${ctx.getCurrentKey()}, ${n} left`); left.update(n - 1); if (n > 0) ctx.timerService().registerProcessingTimeTimer(at + 40); }
}
env.fromSource(new DataGeneratorSource((i) => i, 2, RateLimiterStrategy.perSecond(3)), WatermarkStrategy.noWatermarks(), 'slow').keyBy((n) => n).process(new Chain()).print('chain');
env.execute('chained timers');
