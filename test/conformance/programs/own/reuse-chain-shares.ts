// Flink 2.1.0 has run it. With object reuse a chain hands on the very object: a function that keeps and changes what it emitted sees it changed by those behind.
import { RichFlatMapFunction, StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.getConfig().enableObjectReuse();
class Reuse extends RichFlatMapFunction<number, any> { private readonly kept: any = { n: 0, l: [] }; flatMap(n: number, out: any): void { this.kept.n += n; this.kept.l.push(n); out.collect(this.kept); out.collect(this.kept); } }
env.fromData(1, 2, 3).flatMap(new Reuse()).map((r: any) => { r.n += 100; r.l.push('m'); return r; }).print('chained');
env.fromData(1, 2, 3).flatMap(new Reuse()).disableChaining().map((r: any) => { r.n += 100; r.l.push('m'); return r; }).print('alone');
env.execute('shared');
