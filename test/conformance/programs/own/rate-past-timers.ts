// Flink 2.1.0 has run it. Processing-time timers in the past fire at once, also those set by a timer; far ones never.
import { DataGeneratorSource, KeyedProcessFunction, RateLimiterStrategy, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
class Past extends KeyedProcessFunction<number, number, string> {
  processElement(n: number, ctx: any, out: any): void { const t = ctx.timerService(); for (const at of [5, -5, -Infinity, 0, Infinity, 2 ** 53, 2 ** 62]) t.registerProcessingTimeTimer(at); out.collect(`record ${n}`); }
  override onTimer(at: number, ctx: any, out: any): void { out.collect(`timer ${at}`); if (at === 0) ctx.timerService().registerProcessingTimeTimer(-3); if (at === 5) ctx.timerService().registerProcessingTimeTimer(6); }
}
env.fromSource(new DataGeneratorSource((i) => i, 2, RateLimiterStrategy.perSecond(4)), WatermarkStrategy.noWatermarks(), 'slow').keyBy(() => 1).process(new Past()).print('past');
env.execute('timers in the past');
