// Windows of processing time and counts that are not full when the input ends give nothing.
// Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, TumblingProcessingTimeWindows, ProcessingTimeSessionWindows } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData(1, 2, 3);
s.keyBy(() => 0).window(TumblingProcessingTimeWindows.of(3_600_000_000)).reduce((a, b) => a + b).print('tumbling');
s.windowAll(ProcessingTimeSessionWindows.withGap(3_600_000)).reduce((a, b) => a + b).print('session');
s.countWindowAll(2).reduce((a, b) => a + b).print('count all');
s.keyBy((n) => n % 2).countWindow(2).reduce((a, b) => a + b).print('count keyed');
s.keyBy(() => 0).countWindow(2, 1).reduce((a, b) => a + b).print('sliding count');
env.execute();
