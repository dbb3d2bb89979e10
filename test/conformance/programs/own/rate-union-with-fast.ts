// Flink 2.1.0 has run it. A fast input ends long before a slow one: timers and sessions go on with the clock until the slow one ends.
import { DataGeneratorSource, KeyedProcessFunction, ProcessingTimeSessionWindows, RateLimiterStrategy, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const slow = env.fromSource(new DataGeneratorSource((i) => 100 + i, 2, RateLimiterStrategy.perSecond(2)), WatermarkStrategy.noWatermarks(), 'slow');
env.fromData(1, 2).union(slow).filter((n) => n < 100).keyBy(() => 1).window(ProcessingTimeSessionWindows.withGap(150)).process((_k, _c, e, out: any) => out.collect([...e].length)).print('fast ones');
env.execute('fast and slow');
