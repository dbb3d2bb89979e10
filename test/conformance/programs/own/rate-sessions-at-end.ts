// Flink 2.1.0 has run it. Processing-time sessions behind a rate-limited source: the last one closes too, for the source asks for one permit more.
import { DataGeneratorSource, ProcessingTimeSessionWindows, RateLimiterStrategy, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const slow = env.fromSource(new DataGeneratorSource((i) => i, 4, RateLimiterStrategy.perSecond(4)), WatermarkStrategy.noWatermarks(), 'slow');
slow.keyBy(() => 1).window(ProcessingTimeSessionWindows.withGap(100)).process((_k, _c, e, out: any) => out.collect([...e])).print('short gap');
slow.keyBy(() => 1).window(ProcessingTimeSessionWindows.withGap(30_000)).process((_k, _c, e, out: any) => out.collect([...e])).print('long gap');
env.execute('sessions of a slow source');
