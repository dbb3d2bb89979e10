// Flink 2.1.0 has run it. The rate is divided among the subtasks; each asks for its own permit more before it ends.
import { DataGeneratorSource, ProcessFunction, KeyedProcessFunction, RateLimiterStrategy, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
class Later extends KeyedProcessFunction<number, number, string> {
  processElement(n: number, ctx: any): void { ctx.timerService().registerProcessingTimeTimer(ctx.timerService().currentProcessingTime() + 50 + n); }
  override onTimer(_t: number, ctx: any, out: any): void { out.collect(`timer of ${ctx.getCurrentKey()}`); }
}
env.fromSource(new DataGeneratorSource((i) => i, 4, RateLimiterStrategy.perSecond(8)), WatermarkStrategy.noWatermarks(), 'slow').setParallelism(2).keyBy((n) => n).process(new Later()).print('timers');
env.execute('two slow subtasks');
