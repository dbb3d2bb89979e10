// Several sinks of one stream, named and unnamed, with parallelism, groups and chaining of their own.
// Worked out from Flink's source; Flink itself has not run it.
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
