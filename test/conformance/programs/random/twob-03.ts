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
env.setRuntimeMode('BATCH');
const left = timed([
  {"k":"k2","v":"c","n":0,"t":3,"w":10},
  {"k":"k1","v":"c","n":1,"t":13},
  {"k":"k2","v":"b","n":2,"t":14},
  {"k":"k1","v":"a","n":3,"t":23},
  {"k":"k2","v":"d","n":4,"t":37,"w":37},
  {"k":"k2","v":"c","n":5,"t":32},
] as E[]);
const right = timed([
  {"k":"k2","v":"x","n":0,"t":1,"w":8},
  {"k":"k1","v":"y","n":1,"t":11},
  {"k":"k2","v":"y","n":2,"t":14},
  {"k":"k1","v":"w","n":3,"t":17},
  {"k":"k2","v":"z","n":4,"t":20},
  {"k":"k1","v":"y","n":5,"t":26},
  {"k":"k1","v":"z","n":6,"t":34,"w":36},
  {"k":"k1","v":"w","n":7,"t":44},
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
    this.b.put(e.v, (this.b.get(e.v) ?? 0) + 1); this.n.add(e.t); ctx.timerService().registerEventTimeTimer(201);
  }
  onTimer(t: number, ctx: any, out: any) { out.collect('timer ' + ctx.getCurrentKey() + ' ' + t + ' ' + ctx.timestamp() + ' ' + ctx.timeDomain() + ' ' + [...this.a.get()] + ' ' + [...this.b.entries()].map((x: any) => x.join(':')).sort() + ' ' + this.n.get()); ctx.output(sideA, 't' + t); if (t < 202) ctx.timerService().registerEventTimeTimer(t + 2); if (t % 2) this.a.clear(); }
}
const r = left.connect(right).keyBy((e) => e.k, (e) => e.k).process(new P() as any);
r.process(new Show() as any).print('r');
r.getSideOutput(sideA).print('a'); r.getSideOutput(sideB).print('b');
left.connect(right).map((e) => "m1" + e.v + e.n, (e) => "m2" + e.v + e.n).process(new Show() as any).print('m');
env.execute();
