// min, max, sum, minBy, maxBy on numbers, texts, arrays and whole records, ties both ways.
// Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData({ k: 'x', n: 3, t: 'pear', d: 5 }, { k: 'x', n: 1, t: 'apple', d: 5 }, { k: 'x', n: 7, t: 'zoo', d: 1 }, { k: 'y', n: 0, t: '', d: 0 }).keyBy('k');
s.min('t').print('min t');
s.max('n').print('max n');
s.sum('n').print('sum n');
s.minBy('n').print('minBy n');
s.maxBy('d', false).print('maxBy d last');
s.maxBy('d').print('maxBy d first');
env.fromData([1, 'a'], [2, 'b'], [0, 'c']).keyBy(() => 0).max(0).print('array max');
env.execute();
