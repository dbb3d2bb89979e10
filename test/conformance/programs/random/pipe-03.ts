// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, ProcessFunction, KeyedProcessFunction, ListStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(1); 
type E = { k: string; v: string; n: number; t: number; x: number; b: boolean };
const timed = (data: E[]): any => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<any, any> { processElement(v: any, ctx: any, out: any) { out.collect([v, ctx.timestamp()]); } }
const sortNum = (a: number[]) => [...a].sort((x, y) => x - y);
const s0: any = timed([{"k":"k2","v":"d","n":0,"t":0,"x":2.5,"b":false},{"k":"k2","v":"b","n":1,"t":12,"x":2.5,"b":false},{"k":"k2","v":"c","n":2,"t":13,"x":2,"b":false},{"k":"k2","v":"c","n":3,"t":4,"x":1,"b":true},{"k":"k2","v":"a","n":4,"t":5,"x":1000000,"b":false},{"k":"k2","v":"b","n":5,"t":14,"x":-3,"b":true},{"k":"k1","v":"b","n":6,"t":16,"x":1,"b":true},{"k":"k1","v":"d","n":7,"t":43,"x":1,"b":false},{"k":"k2","v":"a","n":8,"t":48,"x":2,"b":true},{"k":"k2","v":"d","n":9,"t":44,"x":1,"b":true},{"k":"k2","v":"b","n":10,"t":36,"x":0,"b":false},{"k":"k2","v":"a","n":11,"t":42,"x":1000000,"b":true},{"k":"k1","v":"a","n":12,"t":59,"x":2.5,"b":true},{"k":"k2","v":"c","n":13,"t":55,"x":2,"b":true},{"k":"k1","v":"b","n":14,"t":52,"x":2.5,"b":false},{"k":"k1","v":"b","n":15,"t":64,"x":2,"b":false},{"k":"k2","v":"a","n":16,"t":56,"x":1,"b":true},{"k":"k1","v":"d","n":17,"t":60,"x":-3,"b":true},{"k":"k1","v":"d","n":18,"t":74,"x":2,"b":false},{"k":"k2","v":"c","n":19,"t":87,"x":0,"b":true},{"k":"k2","v":"d","n":20,"t":94,"x":-3,"b":true}] as any);
const s1: any = s0.union(s0, s0).map((e: E) => e);
const s2: any = s0.keyBy((e: any) => e.n % 4).process(new (class extends KeyedProcessFunction<any, E, any> { l: any; open() { this.l = this.getRuntimeContext().getListState(new ListStateDescriptor<any>('l')); } processElement(e: E, ctx: any) { this.l.add(e); ctx.timerService().registerEventTimeTimer(Math.floor(e.t / 31) * 50 + 49); } onTimer(t: number, ctx: any, out: any) { const l = [...this.l.get()]; if (l.length) out.collect({ k: JSON.stringify(ctx.getCurrentKey()), v: sortNum(l.map((e: E) => e.n)).join('/'), n: l.length, t, x: 0, b: false }); this.l.clear(); } })());
s1.process(new Show()).print('s1');
s2.process(new Show()).print('s2');
env.execute();
