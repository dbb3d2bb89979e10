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
    if (t < 44) ctx.timerService().registerEventTimeTimer(t + 8);
    if (t % 5 === 0) ctx.timerService().deleteEventTimeTimer(t + 10);
    if (t % 7 === 0) ctx.timerService().registerEventTimeTimer(t - 1 > 30 ? t + 1 : t + 2);
  }
}
const data: any = timed([
  {"k":"k1","v":"a","n":0,"t":0,"w":-1,"ops":[["reg",7],["reg",16]]},
  {"k":"k1","v":"b","n":1,"t":4,"ops":[["del",30],["val",11],["clear",45]]},
  {"k":"k1","v":"b","n":2,"t":13,"w":9,"ops":[["val",4],["reg",2],["val",29]]},
  {"k":"k1","v":"d","n":3,"t":14,"w":18,"ops":[["clear",15],["red",56],["del",35]]},
  {"k":"k1","v":"d","n":4,"t":21,"w":25,"ops":[["dump",7],["reg",29],["dump",20]]},
  {"k":"k1","v":"d","n":5,"t":23,"ops":[["list",59]]},
  {"k":"k1","v":"a","n":6,"t":34,"ops":[["reg",42],["del",40]]},
  {"k":"k1","v":"d","n":7,"t":38,"ops":[["clear",15],["reg",28]]},
  {"k":"k1","v":"a","n":8,"t":40,"ops":[["red",33]]},
  {"k":"k1","v":"d","n":9,"t":41,"w":44,"ops":[["val",6],["map",49]]},
  {"k":"k1","v":"d","n":10,"t":48,"ops":[["red",12]]},
] as E[]);
const r = data.keyBy((e: any) => e.k).process(new P());
r.process(new Show()).print('r');
r.getSideOutput(side).print('side');
env.execute();
