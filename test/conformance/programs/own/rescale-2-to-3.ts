// Flink 2.1.0 has run it. Rescale from 2 to 3: who deals to whom, in which order, and again behind a chain.
import { RichMapFunction, StreamExecutionEnvironment } from 'millrace';
class Tag extends RichMapFunction<any, any> { constructor(private readonly at: string) { super(); } map(x: any): any { return { n: x.n, path: `${x.path}${this.at}${this.getRuntimeContext().getTaskInfo().getIndexOfThisSubtask()}` }; } }
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const source = env.fromCollection(Array.from({ length: 48 }, (_, n) => ({ n, path: '' })));
const dealt = source.partitionCustom((n: number, of: number) => n % of, (r) => r.n).map(new Tag('a')).setParallelism(2);
dealt.rescale().map(new Tag('b')).setParallelism(3).print('b').setParallelism(3);
source.rescale().map(new Tag('a')).setParallelism(2).rescale().map(new Tag('b')).setParallelism(3).print('twice').setParallelism(3);
source.rescale().map(new Tag('a')).setParallelism(2).keyBy((r: any) => r.n % 5).map(new Tag('k')).setParallelism(3).print('keyed').setParallelism(3);
dealt.global().map(new Tag('g')).setParallelism(3).print('global').setParallelism(3);
dealt.broadcast().map(new Tag('c')).setParallelism(3).map((r: any) => r.path).setParallelism(3).print('broadcast').setParallelism(3);
env.execute('rescale');
