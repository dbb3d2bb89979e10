// broadcast(), global() and what the last partitioning of several decides.
// Flink 2.1.0 has run it and gave this result.
// plan
import { RichMapFunction, StreamExecutionEnvironment } from 'millrace';
class Tag extends RichMapFunction<number, string> { map(n: number) { return `${n}>${this.getRuntimeContext().getIndexOfThisSubtask()}`; } }
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(3);
const s = env.fromSequence(1, 3).name('s');
s.broadcast().map(new Tag()).name('b').print('b').name('bs');
s.global().map(new Tag()).name('g').print('g').name('gs');
s.broadcast().global().map(new Tag()).name('bg').print('bg').name('bgs');
s.rebalance().forward().map((n) => n).name('rf').print('rf').name('rfs');
env.execute();
