// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, ProcessFunction } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(3); 
type E = { k: string; v: string; n: number; t: number; x: number; b: boolean };
const timed = (data: E[]): any => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<any, any> { processElement(v: any, ctx: any, out: any) { out.collect([v, ctx.timestamp()]); } }
const sortNum = (a: number[]) => [...a].sort((x, y) => x - y);
const s0: any = timed([{"k":"k4","v":"b","n":0,"t":4,"x":2.5,"b":false},{"k":"k4","v":"d","n":1,"t":0,"x":-3,"b":false},{"k":"k5","v":"b","n":2,"t":6,"x":0,"b":true},{"k":"k2","v":"c","n":3,"t":22,"x":-3,"b":true},{"k":"k5","v":"b","n":4,"t":17,"x":2.5,"b":true},{"k":"k4","v":"a","n":5,"t":41,"x":2,"b":false},{"k":"k2","v":"d","n":6,"t":28,"x":2,"b":true},{"k":"k2","v":"d","n":7,"t":36,"x":2.5,"b":true},{"k":"k1","v":"a","n":8,"t":44,"x":2,"b":true},{"k":"k3","v":"d","n":9,"t":46,"x":0,"b":false},{"k":"k3","v":"c","n":10,"t":33,"x":2.5,"b":false},{"k":"k5","v":"c","n":11,"t":52,"x":-3,"b":true},{"k":"k2","v":"d","n":12,"t":66,"x":1000000,"b":false},{"k":"k4","v":"b","n":13,"t":47,"x":2,"b":true},{"k":"k3","v":"a","n":14,"t":67,"x":-3,"b":true},{"k":"k4","v":"b","n":15,"t":69,"x":0,"b":false},{"k":"k2","v":"a","n":16,"t":89,"x":2,"b":true},{"k":"k5","v":"d","n":17,"t":74,"x":2.5,"b":false},{"k":"k4","v":"d","n":18,"t":75,"x":1,"b":false},{"k":"k4","v":"a","n":19,"t":91,"x":1000000,"b":false},{"k":"k5","v":"c","n":20,"t":92,"x":0,"b":true}] as any);
const s1: any = s0.keyBy((e: any) => e.v).intervalJoin(s0.keyBy((e: any) => e.v)).between(-4, 4).process((a: E, b: E, c: any, out: any) => out.collect({ ...a, n: a.n * 100 + b.n, t: c.getTimestamp() }));
const s2: any = s0.map((e: E) => ({ ...e, n: e.n + 1, v: e.v === 'a' ? 'b' : e.v }));
s1.process(new Show()).print('s1');
s2.process(new Show()).print('s2');
env.execute();
