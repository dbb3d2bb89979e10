// keyBy behind keyBy, behind a rebalance, in front of plain functions and of sinks of other parallelism.
// Flink 2.1.0 has run it and gave this result.
// plan
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const words = env.fromData('to be or', 'not to be').name('lines').flatMap<string>((l, out) => { for (const w of l.split(' ')) out.collect(w); }).name('words');
words.keyBy((w) => w.length).keyBy((w) => w).map((w) => w + '!').name('twice keyed').print('a').name('as');
words.rebalance().keyBy((w) => w).map((w) => w).name('keyed').keyBy((w) => w[0]).reduce((a, b) => a + b).print('b').name('bs').setParallelism(1);
words.keyBy((w) => w).filter((w) => w !== 'or').name('kf').print('c');
words.keyBy((w) => w).print('d').setParallelism(3);
env.execute();
