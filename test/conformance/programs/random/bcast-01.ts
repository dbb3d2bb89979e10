// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, KeyedBroadcastProcessFunction, WatermarkStrategy, OutputTag, ProcessFunction, ListStateDescriptor, MapStateDescriptor } from 'millrace';
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
env.setParallelism(1);
const evs = timed([
  {"k":"k1","v":"b","n":0,"t":0},
  {"k":"k1","v":"b","n":1,"t":0},
  {"k":"k1","v":"d","n":2,"t":0},
  {"k":"k2","v":"a","n":3,"t":10,"w":10},
  {"k":"k3","v":"d","n":4,"t":7},
  {"k":"k1","v":"c","n":5,"t":17},
  {"k":"k3","v":"d","n":6,"t":27},
  {"k":"k1","v":"c","n":7,"t":31},
] as E[]);
const rules = env.fromCollection([{"id":"r3","op":"clear","x":0},{"id":"r1","op":"clear","x":1},{"id":"r2","op":"put","x":2},{"id":"r1","op":"del","x":3}]);
const A = new MapStateDescriptor<string, number>('A'); const C = new MapStateDescriptor<string, string>('C');
const tag = new OutputTag<string>('tag');
class P extends KeyedBroadcastProcessFunction<string, E, any, string> {
  l: any; open() { this.l = this.getRuntimeContext().getListState(new ListStateDescriptor<string>('l')); }
  processElement(e: E, ctx: any, out: any) {
    out.collect('e ' + e.v + e.n + ' ' + ctx.timestamp());
    ctx.output(tag, 'e' + e.n);
    this.l.add(e.v + e.n); ctx.timerService().registerEventTimeTimer(500 + (e.n % 3)); if (e.n === 2) out.collect('key ' + ctx.getCurrentKey());
  }
  processBroadcastElement(r: any, ctx: any, out: any) {
    const s = ctx.getBroadcastState(A); const c = ctx.getBroadcastState(C);
    if (r.op === 'put') { s.put(r.id, r.x); c.put(r.id, (c.get(r.id) ?? '') + r.x); } else if (r.op === 'del') s.remove(r.id); else { s.clear(); c.clear(); }
    out.collect('b ' + r.op + ' ' + JSON.stringify([...s.entries()].sort()) + JSON.stringify([...c.entries()].sort()) + s.contains('r1') + s.get('r2') + ' ' + ctx.timestamp());
    ctx.output(tag, 'b' + r.x);
  }
  onTimer(t: number, ctx: any, out: any) { out.collect('t ' + t + ' ' + ctx.getCurrentKey() + ' ' + ctx.timestamp() + ' ' + ctx.timeDomain() + [...this.l.get()] + JSON.stringify([...ctx.getBroadcastState(A).entries()].sort()) + ctx.getBroadcastState(C).get('r1')); ctx.output(tag, 't' + t); }
}
const r = evs.keyBy((e) => e.k).connect(rules.broadcast(A, C)).process(new P() as any);
r.process(new Show() as any).print('r');
r.getSideOutput(tag).print('tag');
env.execute();
