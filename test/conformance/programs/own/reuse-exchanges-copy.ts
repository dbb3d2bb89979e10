// Flink 2.1.0 has run it. Object reuse spares copies inside a chain only: what goes over an exchange is as it was when it was sent, before a chained reader beside it changes it.
import { RichFlatMapFunction, StreamExecutionEnvironment } from 'millrace';
const env: any = StreamExecutionEnvironment.getExecutionEnvironment();
env.getConfig().enableObjectReuse();
const add = (n: number) => (r: any): any => { r.x += n; r.l.push(n); return r; };
const s = env.fromData({ x: 1, l: [] }, { x: 2, l: [] });
s.map(add(10)).print('chained');
s.map(add(100)).disableChaining().print('alone');
s.rebalance().map(add(1000)).print('rebalanced');
s.keyBy((r: any) => r.x).reduce((_a: any, b: any) => b).print('keyed');
class Reuse extends RichFlatMapFunction<number, any> { private readonly kept: any = { x: 0, l: [] }; flatMap(n: number, out: any): void { this.kept.x += n; out.collect(this.kept); this.kept.l.push(n); out.collect(this.kept); } }
const reused = env.fromData(1, 2, 3).flatMap(new Reuse());
reused.map(add(10)).disableChaining().print('kept, alone');
reused.keyBy(() => 1).map(add(20)).print('kept, keyed');
reused.print('kept, chained');
env.execute('reuse and exchanges');
