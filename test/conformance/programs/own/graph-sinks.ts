// Several sinks of one stream, named and unnamed, with parallelism, groups and chaining of their own.
// Flink 2.1.0 has run it and gave this result.
// plan
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const n = env.fromSequence(1, 4);
n.print();
n.print('two').setParallelism(1);
n.map((x) => x * 2).print('three').disableChaining();
n.map((x) => x * 3).setParallelism(3).print('four');
n.print('five').name('my sink').setMaxParallelism(64);
n.map((x) => x).slotSharingGroup('g').print('six');
n.print('seven').slotSharingGroup('h');
env.execute();
