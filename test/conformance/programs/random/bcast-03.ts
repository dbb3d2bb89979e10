// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, BroadcastProcessFunction, WatermarkStrategy, OutputTag, ProcessFunction, MapStateDescriptor } from 'millrace';
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
  {"k":"k2","v":"d","n":0,"t":0},
  {"k":"k1","v":"a","n":1,"t":3},
  {"k":"k3","v":"b","n":2,"t":4},
  {"k":"k1","v":"d","n":3,"t":17},
  {"k":"k2","v":"d","n":4,"t":20},
  {"k":"k3","v":"d","n":5,"t":25,"w":22},
  {"k":"k2","v":"c","n":6,"t":34},
  {"k":"k2","v":"b","n":7,"t":35},
  {"k":"k2","v":"a","n":8,"t":45,"w":44},
  {"k":"k3","v":"c","n":9,"t":53},
] as E[]);
const rules = env.fromCollection([{"id":"r1","op":"del","x":0},{"id":"r2","op":"put","x":1},{"id":"r2","op":"clear","x":2},{"id":"r2","op":"clear","x":3},{"id":"r3","op":"put","x":4},{"id":"r2","op":"put","x":5}]);
const A = new MapStateDescriptor<string, number>('A'); const C = new MapStateDescriptor<string, string>('C');
const tag = new OutputTag<string>('tag');
class P extends BroadcastProcessFunction<E, any, string> {
  
  processElement(e: E, ctx: any, out: any) {
    out.collect('e ' + e.v + e.n + ' ' + ctx.timestamp());
    ctx.output(tag, 'e' + e.n);
    
  }
  processBroadcastElement(r: any, ctx: any, out: any) {
    const s = ctx.getBroadcastState(A); const c = ctx.getBroadcastState(C);
    if (r.op === 'put') { s.put(r.id, r.x); c.put(r.id, (c.get(r.id) ?? '') + r.x); } else if (r.op === 'del') s.remove(r.id); else { s.clear();  }
    out.collect('b ' + r.op + ' ' + JSON.stringify([...s.entries()].sort()) + JSON.stringify([...c.entries()].sort()) + s.contains('r1') + s.get('r2') + ' ' + ctx.timestamp());
    ctx.output(tag, 'b' + r.x);
  }
  
}
const r = evs.connect(rules.broadcast(A, C)).process(new P() as any);
r.process(new Show() as any).print('r');
r.getSideOutput(tag).print('tag');
env.execute();
