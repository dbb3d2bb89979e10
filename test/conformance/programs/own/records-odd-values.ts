// Records that JSON has no word for, directly and over an exchange.
// Worked out from Flink's source; Flink itself has not run it.
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData<any>(NaN, Infinity, -Infinity, -0, 2 ** 53, 1e-7, '', '\u0000', '😀', true, [], {}, [undefined, 1], { a: undefined, b: null });
s.print('direct');
s.rebalance().map((x) => x).setParallelism(2).print('crossed').setParallelism(2);
s.rebalance().map((x) => (typeof x === 'number' ? String(x) + (Object.is(x, -0) ? 'neg' : '') : typeof x)).setParallelism(3).print('kinds').setParallelism(3);
s.map(() => undefined).print('undef');
s.map(() => null).print('null');
env.execute();
