// order: exact
// Flink has run this. Functions that keep what they got or gave, and change it later, change nobody else's record.
import { Collector, DataGeneratorSource, FlatMapFunction, MapFunction, OutputTag, ProcessFunction, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';

interface R { n: number; list: number[] }
const shared: R = { n: 0, list: [] };
const copy = new OutputTag<R>('copy');

/** Keeps what came and shows how it is now. */
class Keeps implements MapFunction<R, string> {
  private readonly seen: R[] = [];
  map(r: R): string {
    this.seen.push(r);
    return this.seen.map((one) => `${one.n}[${one.list}]`).join(' ');
  }
}
/** Puts the same object out twice, and changes it in between and afterwards. */
class Twice implements FlatMapFunction<R, R> {
  flatMap(r: R, out: Collector<R>): void {
    out.collect(r);
    r.n += 10;
    r.list.push(r.n);
    out.collect(r);
    r.n = -1;
    r.list.length = 0;
  }
}
/** Changes what it put out before. */
class Returns extends ProcessFunction<R, R> {
  private last: R | null = null;
  processElement(r: R, ctx: any, out: Collector<R>): void {
    if (this.last !== null) this.last.n = 500;
    this.last = r;
    ctx.output(copy, r);
    out.collect(r);
    r.n += 1;
  }
}
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const source = (name: string) => env.fromSource(new DataGeneratorSource((i): R => { shared.n = i; shared.list.push(i); return shared; }, 3), WatermarkStrategy.noWatermarks(), name);
source('one').map((r) => ({ n: r.n, list: r.list.slice(0, 1) })).flatMap(new Twice()).map(new Keeps()).print('twice');
const two = source('two').map((r) => ({ n: r.n, list: [r.n] }));
const returned = two.process(new Returns());
returned.map(new Keeps()).print('returns');
returned.getSideOutput(copy).map(new Keeps()).print('side');
returned.map((r) => { r.n *= 100; r.list.push(99); return r; }).map((r) => `${r.n} ${r.list}`).print('changed');
two.map((r) => { const before = r.n; r.n = 77; r.list.push(before); return r; }).filter((r) => r.list.length > 0).map(new Keeps()).print('fan-out');
const parts = two.map((r) => ({ list: r.list, n: r.n }));
parts.map((r) => { r.list.push(1); return r; }).map(new Keeps()).print('parts a');
parts.map((r) => { r.list.push(2); return r; }).map(new Keeps()).print('parts b');
env.execute('held');
