// A record is a value: what functions change in place nobody else sees.
// Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData({ k: 1, n: [1] }, { k: 1, n: [2] }, { k: 1, n: [3] });
s.keyBy('k').reduce((a, b) => { a.n.push(...b.n); return a; }).map((r) => { r.n.push(0); return r; }).print('reduced');
s.map((r) => { r.n.push(9); return r; }).print('one');
s.map((r) => { r.n.push(8); return r; }).print('two');
s.print('raw');
env.execute();
