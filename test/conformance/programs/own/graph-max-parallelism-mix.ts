// A chain has the maximum parallelism of its head, whatever its other operators say.
// Worked out from Flink's source; Flink itself has not run it.
// plan
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
env.setMaxParallelism(64);
const s = env.fromSequence(1, 8).name('s').setMaxParallelism(32);
s.map((x) => x).name('m').setMaxParallelism(16).keyBy((x) => x % 4).reduce((a, b) => a + b).name('sum').setMaxParallelism(8).print('x').name('sink').setMaxParallelism(4);
s.keyBy((x) => x).map((x) => x).name('k').print('y').name('ysink');
env.execute();
