// Flink 2.1.0 has run it. The clock is read in whole milliseconds, whatever the rate of the source that waits for it.
import { DataGeneratorSource, KeyedProcessFunction, RateLimiterStrategy, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
class Now extends KeyedProcessFunction<number, number, boolean[]> { processElement(_n: number, ctx: any, out: any): void { out.collect([Number.isInteger(ctx.timerService().currentProcessingTime()), Number.isInteger(Date.now())]); } }
env.fromSource(new DataGeneratorSource((i) => i, 3, RateLimiterStrategy.perSecond(3)), WatermarkStrategy.noWatermarks(), 'slow').keyBy(() => 1).process(new Now()).print('whole');
env.execute();
