// Flink 2.1.0 has run it. A rate-limited source ends one permit after its last record: timers of the last record that are due until then fire, later ones do not.
import { DataGeneratorSource, KeyedProcessFunction, RateLimiterStrategy, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
class Later extends KeyedProcessFunction<number, number, string> {
  processElement(n: number, ctx: any, out: any): void { const now = ctx.timerService().currentProcessingTime(); ctx.timerService().registerProcessingTimeTimer(now + 100); ctx.timerService().registerProcessingTimeTimer(now + 60_000 + n); out.collect(`record ${n}`); }
  override onTimer(_t: number, ctx: any, out: any): void { out.collect(`timer of ${ctx.getCurrentKey()} in ${ctx.timeDomain()} ${ctx.timestamp() === _t}`); }
}
const slow = (count: number) => env.fromSource(new DataGeneratorSource((i) => i, count, RateLimiterStrategy.perSecond(4)), WatermarkStrategy.noWatermarks(), `slow ${count}`);
slow(3).keyBy((n) => n).process(new Later()).print('three');
slow(1).keyBy((n) => n).process(new Later()).print('one');
env.execute('one permit more');
