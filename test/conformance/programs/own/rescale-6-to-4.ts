// Flink 2.1.0 has run it. Rescale from 6 to 4: who deals to whom, in which order, and again behind a chain.
import { RichMapFunction, StreamExecutionEnvironment } from 'millrace';
class Tag extends RichMapFunction<any, any> { constructor(private readonly at: string) { super(); } map(x: any): any { return { n: x.n, path: `${x.path}${this.at}${this.getRuntimeContext().getTaskInfo().getIndexOfThisSubtask()}` }; } }
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const source = env.fromCollection(Array.from({ length: 48 }, (_, n) => ({ n, path: '' })));
const dealt = source.partitionCustom((n: number, of: number) => n % of, (r) => r.n).map(new Tag('a')).setParallelism(6);
dealt.rescale().map(new Tag('b')).setParallelism(4).print('b').setParallelism(4);
source.rescale().map(new Tag('a')).setParallelism(6).rescale().map(new Tag('b')).setParallelism(4).print('twice').setParallelism(4);
source.rescale().map(new Tag('a')).setParallelism(6).keyBy((r: any) => r.n % 5).map(new Tag('k')).setParallelism(4).print('keyed').setParallelism(4);
dealt.global().map(new Tag('g')).setParallelism(4).print('global').setParallelism(4);
dealt.broadcast().map(new Tag('c')).setParallelism(4).map((r: any) => r.path).setParallelism(4).print('broadcast').setParallelism(4);
env.execute('rescale');
