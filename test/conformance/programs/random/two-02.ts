// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, KeyedCoProcessFunction, WatermarkStrategy, OutputTag, ProcessFunction, ListStateDescriptor, MapStateDescriptor, AggregatingStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
type E = { k: string; v: string; n: number; t: number; w?: number };
const timed = (data: E[]) => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({
    onEvent(e, ts, o) { if (e.w !== undefined) o.emitWatermark(e.w); },
    onPeriodicEmit() {},
  })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<string, string> {
  processElement(v: string, ctx: any, out: any) { out.collect(v + ' @' + ctx.timestamp()); }
}
const left = timed([
  {"k":"k2","v":"a","n":0,"t":3},
  {"k":"k1","v":"a","n":1,"t":0},
  {"k":"k1","v":"b","n":2,"t":8,"w":6},
  {"k":"k2","v":"c","n":3,"t":12},
  {"k":"k1","v":"a","n":4,"t":16},
  {"k":"k1","v":"b","n":5,"t":16},
  {"k":"k1","v":"c","n":6,"t":27},
  {"k":"k1","v":"d","n":7,"t":25},
] as E[]);
const right = timed([
  {"k":"k1","v":"z","n":0,"t":4,"w":8},
  {"k":"k1","v":"x","n":1,"t":9},
  {"k":"k1","v":"w","n":2,"t":28},
] as E[]);
const sideA = new OutputTag<string>('a'); const sideB = new OutputTag<string>('b');
class P extends KeyedCoProcessFunction<string, E, E, string> {
  a: any; b: any; n: any;
  open() { const c = this.getRuntimeContext(); this.a = c.getListState(new ListStateDescriptor<string>('a')); this.b = c.getMapState(new MapStateDescriptor<string, number>('b')); this.n = c.getAggregatingState(new AggregatingStateDescriptor<number, number, number>('n', { createAccumulator: () => 0, add: (x: number, y: number) => Math.max(x, y), getResult: (x: number) => x, merge: (x: number, y: number) => Math.max(x, y) })); }
  processElement1(e: E, ctx: any, out: any) {
    out.collect('1 ' + e.v + e.n + ' ' + ctx.timestamp());
    if (e.n % 2) ctx.output(sideA, e.v + e.n);
    this.a.add(e.v + e.n); ctx.timerService().registerEventTimeTimer(200 + e.n % 3);
  }
  processElement2(e: E, ctx: any, out: any) {
    out.collect('2 ' + e.v + e.n + ' ' + ctx.timestamp());
    if (e.n % 3) ctx.output(sideB, e.v + e.n);
    this.b.put(e.v, (this.b.get(e.v) ?? 0) + 1); this.n.add(e.t); ctx.timerService().registerEventTimeTimer(150 + e.n);
  }
  onTimer(t: number, ctx: any, out: any) { out.collect('timer ' + ctx.getCurrentKey() + ' ' + t + ' ' + ctx.timestamp() + ' ' + ctx.timeDomain() + ' ' + [...this.a.get()] + ' ' + [...this.b.entries()].map((x: any) => x.join(':')).sort() + ' ' + this.n.get()); ctx.output(sideA, 't' + t); if (t < 202) ctx.timerService().registerEventTimeTimer(t + 2); if (t % 2) this.a.clear(); }
}
const r = left.connect(right).keyBy((e) => e.k, (e) => e.k).process(new P() as any);
r.process(new Show() as any).print('r');
r.getSideOutput(sideA).print('a'); r.getSideOutput(sideB).print('b');
left.connect(right).map((e) => "m1" + e.v + e.n, (e) => "m2" + e.v + e.n).process(new Show() as any).print('m');
env.execute();
