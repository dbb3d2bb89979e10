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
    if (t < 35) ctx.timerService().registerEventTimeTimer(t + 3);
    if (t % 5 === 0) ctx.timerService().deleteEventTimeTimer(t + 4);
    if (t % 7 === 0) ctx.timerService().registerEventTimeTimer(t - 1 > 30 ? t + 1 : t + 2);
  }
}
const data: any = timed([
  {"k":"k1","v":"d","n":0,"t":6,"ops":[["reg",27],["list",19]]},
  {"k":"k1","v":"a","n":1,"t":7,"w":8,"ops":[["del",11],["list",37],["reg",9]]},
  {"k":"k1","v":"c","n":2,"t":11,"w":13,"ops":[["val",11],["list",43]]},
  {"k":"k1","v":"a","n":3,"t":18,"ops":[["list",39],["red",4]]},
  {"k":"k1","v":"d","n":4,"t":15,"w":19,"ops":[["reg",34],["reg",35],["reg",6]]},
  {"k":"k1","v":"d","n":5,"t":20,"w":24,"ops":[["del",2],["dump",50]]},
  {"k":"k1","v":"d","n":6,"t":29,"ops":[["red",21]]},
  {"k":"k1","v":"b","n":7,"t":32,"ops":[["val",58]]},
  {"k":"k1","v":"a","n":8,"t":32,"w":34,"ops":[["list",43],["del",57],["list",1]]},
  {"k":"k1","v":"c","n":9,"t":38,"ops":[["del",3],["red",41],["reg",21]]},
] as E[]);
const r = data.keyBy((e: any) => e.k).process(new P());
r.process(new Show()).print('r');
r.getSideOutput(side).print('side');
env.execute();
