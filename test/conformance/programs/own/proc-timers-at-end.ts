// Timers of processing time that are pending when the input ends never fire.
// Flink 2.1.0 has run it and gave this result.
import { KeyedProcessFunction, StreamExecutionEnvironment, type Collector, type KeyedProcessContext, type OnTimerContext } from 'millrace';
class T extends KeyedProcessFunction<string, string, string> {
  processElement(v: string, ctx: KeyedProcessContext<string>, out: Collector<string>) { ctx.timerService().registerProcessingTimeTimer(ctx.timerService().currentProcessingTime() + 3_600_000); out.collect('in ' + v); }
  onTimer(t: number, ctx: OnTimerContext<string>, out: Collector<string>) { out.collect('timer ' + ctx.getCurrentKey()); }
}
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromData('a', 'b').keyBy((x) => x).process(new T()).print('t');
env.execute();
