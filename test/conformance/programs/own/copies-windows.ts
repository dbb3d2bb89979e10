// order: exact
// Flink has run this. What a window puts out while it keeps its contents, a reduce's accumulator, a pair of a join: changed behind the operator, and nothing in it changes.
import { Collector, CountEvictor, CountTrigger, GlobalWindows, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';

interface R { n: number; list: number[] }
const change = (r: R): string => {
  const was = `${r.n} [${r.list}]`;
  r.n = 1000;
  r.list.push(1000);
  return was;
};
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const records = () => env.fromData(1, 2, 3, 4).map((n): R => ({ n, list: [n] })).assignTimestampsAndWatermarks(WatermarkStrategy.forMonotonousTimestamps<R>().withTimestampAssigner((r) => r.n));
const keyed = records().keyBy(() => 1);
const add = (a: R, b: R): R => { a.n += b.n; a.list.push(...b.list); return a; };
keyed.reduce(add).map(change).print('reduce');
keyed.reduce((a, b) => ({ n: a.n + b.n, list: [...a.list, b.n] })).map(change).print('fresh reduce');
keyed.maxBy('n').map(change).print('maxBy');
keyed.sum('n').map(change).print('sum');
const counted = () => keyed.window(GlobalWindows.create()).trigger(CountTrigger.of(1));
counted().reduce(add).map(change).print('window reduce');
counted().aggregate({ createAccumulator: (): R => ({ n: 0, list: [] }), add: (r, acc) => { acc.n += r.n; return acc; }, getResult: (acc) => acc, merge: (a) => a }).map(change).print('window aggregate');
counted().process<R>((_k, _c, elements, out) => { for (const r of elements) out.collect(r); }).map(change).print('window process');
counted().evictor(CountEvictor.of(2)).process<R>((_k, _c, elements, out) => { for (const r of elements) out.collect(r); }).map(change).print('window evictor');
keyed.window(TumblingEventTimeWindows.of(10)).process<R>((_k, _c, elements, out) => { for (const r of elements) { out.collect(r); r.n++; out.collect(r); } }).map(change).print('twice');
const other = records().map((r) => ({ n: r.n * 10, list: r.list }));
records().assignTimestampsAndWatermarks(WatermarkStrategy.forMonotonousTimestamps<R>().withTimestampAssigner((r) => r.n)).join(other).where(() => 1).equalTo(() => 1).window(TumblingEventTimeWindows.of(10)).apply((a, _b) => a).map(change).print('join');
env.execute('windows');
