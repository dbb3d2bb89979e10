// Flink 2.1.0 has run it. A stream united with itself, with its own child, and read by several who change what they get.
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const add = (n: number) => (r: any): any => { r.x += n; r.l.push(n); return r; };
const a = env.fromData({ x: 1, l: [] as number[] }, { x: 2, l: [] as number[] });
a.union(a).map(add(10)).print('itself');
const b = a.map(add(100));
a.union(b, b.map(add(1000))).map(add(1)).print('family');
a.rebalance().map(add(5)).print('rebalanced');
a.broadcast().map(add(7)).setParallelism(3).map(add(70)).setParallelism(3).print('three copies').setParallelism(3);
a.filter((r: any) => { r.x = 0; return true; }).print('zero');
env.execute('united');
