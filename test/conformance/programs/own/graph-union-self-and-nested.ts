// Unions with itself, of unions, of one stream, behind and in front of partitionings.
// Flink 2.1.0 has run it and gave this result.
// plan
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const a = env.fromData(1, 2).name('a');
const b = env.fromData(3).name('b');
const c = env.fromData(4, 5).name('c').setParallelism(1);
a.union(a, b.union(c)).map((x) => x).name('m').print('all').name('p');
a.union().print('alone').name('alone');
a.union(b).keyBy((x) => x % 2).map((x) => x * 2).name('twice').print('twice').name('twice sink');
a.union(b).union(c).rebalance().map((x) => -x).name('neg').setParallelism(2).print('neg').name('neg sink').setParallelism(2);
a.rebalance().union(b.broadcast()).map((x) => x).name('mixed').setParallelism(2).print('mixed').name('mixed sink').setParallelism(2);
env.execute();
