// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, KeyedProcessFunction, ValueStateDescriptor, ListStateDescriptor, MapStateDescriptor, ReducingStateDescriptor, AggregatingStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
type E = { k: string; v: string; n: number; t: number; w?: number; ops?: (string | number)[][] };
const timed = (data: E[]) => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({
    onEvent(e, ts, o) { if (e.w !== undefined) o.emitWatermark(e.w); },
    onPeriodicEmit() {},
  })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<string, string> {
  processElement(v: string, ctx: any, out: any) { out.collect(v + ' @' + ctx.timestamp()); }
}
env.setRuntimeMode('BATCH');
const side = new OutputTag<string>('side');
class P extends KeyedProcessFunction<string, any, string> {
  l: any; v: any; m: any; r: any; a: any;
  open() {
    const c = this.getRuntimeContext();
    this.l = c.getListState(new ListStateDescriptor<number>('l'));
    this.v = c.getState(new ValueStateDescriptor<any>('v'));
    this.m = c.getMapState(new MapStateDescriptor<string, number>('m'));
    this.r = c.getReducingState(new ReducingStateDescriptor<number>('r', (a, b) => a * 3 + b));
    this.a = c.getAggregatingState(new AggregatingStateDescriptor<number, number[], string>('a', { createAccumulator: () => [] as number[], add: (x: number, acc: number[]) => [...acc, x], getResult: (acc: number[]) => acc.join('/'), merge: (x: number[], y: number[]) => [...x, ...y] }));
  }
  dump() { return JSON.stringify([[...this.l.get()], this.v.value(), [...this.m.entries()].sort(), this.r.get(), this.a.get()]); }
  processElement(e: any, ctx: any, out: any) {
    for (const [op, x] of e.ops) {
      if (op === 'reg') ctx.timerService().registerEventTimeTimer(x);
      if (op === 'del') ctx.timerService().deleteEventTimeTimer(x);
      if (op === 'list') x % 5 === 0 ? this.l.update([x, x + 1].slice(x % 2)) : this.l.add(x);
      if (op === 'val') this.v.update(x % 7 === 0 ? null : { x });
      if (op === 'map') x % 4 === 0 ? this.m.remove('m' + (x % 3)) : this.m.put('m' + (x % 3), x);
      if (op === 'red') { this.r.add(x); this.a.add(x); }
      if (op === 'clear') { this.l.clear(); this.r.clear(); if (x % 2) this.m.clear(); if (x % 3) this.a.clear(); }
      if (op === 'dump') out.collect(ctx.getCurrentKey() + ' dump ' + this.dump());
    }
    out.collect('el ' + e.v + e.n + ' ' + ctx.timestamp() + ' wm' + ctx.timerService().currentWatermark());
  }
  onTimer(t: number, ctx: any, out: any) {
    out.collect('timer ' + ctx.getCurrentKey() + ' ' + t + ' ' + ctx.timestamp() + ' ' + ctx.timeDomain() + ' wm' + ctx.timerService().currentWatermark() + ' ' + this.dump());
    ctx.output(side, ctx.getCurrentKey() + t);
    this.l.add(t);
    if (t < 59) ctx.timerService().registerEventTimeTimer(t + 6);
    if (t % 5 === 0) ctx.timerService().deleteEventTimeTimer(t + 7);
    if (t % 7 === 0) ctx.timerService().registerEventTimeTimer(t - 1 > 30 ? t + 1 : t + 2);
  }
}
const data: any = timed([
  {"k":"k2","v":"c","n":0,"t":0,"ops":[["map",54]]},
  {"k":"k1","v":"a","n":1,"t":0,"ops":[["reg",1],["red",11],["val",47]]},
  {"k":"k2","v":"d","n":2,"t":5,"w":6,"ops":[["red",14],["dump",50]]},
  {"k":"k2","v":"c","n":3,"t":8,"ops":[["dump",32]]},
  {"k":"k1","v":"b","n":4,"t":7,"ops":[["reg",31]]},
  {"k":"k2","v":"a","n":5,"t":13,"w":15,"ops":[["reg",18],["reg",11],["red",10]]},
  {"k":"k1","v":"d","n":6,"t":21,"w":19,"ops":[["dump",16],["dump",30],["list",12]]},
  {"k":"k1","v":"a","n":7,"t":24,"w":26,"ops":[["del",52]]},
  {"k":"k1","v":"c","n":8,"t":23,"ops":[["reg",10],["list",57]]},
  {"k":"k2","v":"d","n":9,"t":24,"ops":[["list",45]]},
  {"k":"k1","v":"d","n":10,"t":25,"ops":[["dump",47]]},
] as E[]);
const r = data.keyBy((e: any) => e.k).process(new P());
r.process(new Show()).print('r');
r.getSideOutput(side).print('side');
env.execute();
