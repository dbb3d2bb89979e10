// Keys by a dotted field, by an object with getKey, by arrays and dates.
// Worked out from Flink's source; Flink itself has not run it.
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData({ at: { city: 'a', n: 1 }, v: 1 }, { at: { city: 'b', n: 2 }, v: 2 }, { at: { city: 'a', n: 5 }, v: 4 });
s.keyBy('at.city' as never).sum('v').print('nested key');
s.keyBy((r) => r.at.city).max('at.n' as never).print('nested max');
s.keyBy({ getKey: (r: { v: number }) => r.v % 2 } as never).sum('v').print('object');
s.keyBy((r) => [r.v % 2, r.at.city]).sum('v').print('array key');
s.keyBy((r) => new Date(r.v % 2)).sum('v').print('date key');
env.execute('keys');
