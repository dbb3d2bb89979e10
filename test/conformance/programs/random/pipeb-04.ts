// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, ProcessFunction, EventTimeSessionWindows } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setRuntimeMode('BATCH');
env.setParallelism(2); env.setMaxParallelism(5);
type E = { k: string; v: string; n: number; t: number; x: number; b: boolean };
const timed = (data: E[]): any => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<any, any> { processElement(v: any, ctx: any, out: any) { out.collect([v, ctx.timestamp()]); } }
const sortNum = (a: number[]) => [...a].sort((x, y) => x - y);
const s0: any = timed([{"k":"k1","v":"c","n":0,"t":0,"x":0,"b":false},{"k":"k1","v":"c","n":1,"t":3,"x":2,"b":false},{"k":"k1","v":"c","n":2,"t":20,"x":2,"b":true},{"k":"k1","v":"b","n":3,"t":13,"x":2.5,"b":true},{"k":"k2","v":"d","n":4,"t":38,"x":0,"b":true},{"k":"k2","v":"d","n":5,"t":51,"x":-3,"b":true},{"k":"k1","v":"d","n":6,"t":45,"x":1000000,"b":false},{"k":"k2","v":"b","n":7,"t":68,"x":0,"b":false},{"k":"k2","v":"a","n":8,"t":69,"x":2.5,"b":false},{"k":"k2","v":"d","n":9,"t":80,"x":0,"b":true},{"k":"k2","v":"a","n":10,"t":88,"x":0,"b":true},{"k":"k2","v":"c","n":11,"t":107,"x":1000000,"b":true}] as any);
const s1: any = timed([{"k":"k5","v":"b","n":0,"t":0,"x":2,"b":true},{"k":"k1","v":"b","n":1,"t":1,"x":-3,"b":false},{"k":"k5","v":"b","n":2,"t":2,"x":2.5,"b":false},{"k":"k3","v":"c","n":3,"t":26,"x":1,"b":true},{"k":"k4","v":"b","n":4,"t":37,"x":2.5,"b":true},{"k":"k3","v":"b","n":5,"t":47,"x":2,"b":false},{"k":"k2","v":"d","n":6,"t":52,"x":2.5,"b":false},{"k":"k1","v":"a","n":7,"t":54,"x":2.5,"b":true},{"k":"k5","v":"a","n":8,"t":67,"x":0,"b":false},{"k":"k4","v":"b","n":9,"t":83,"x":1000000,"b":true},{"k":"k5","v":"d","n":10,"t":77,"x":1000000,"b":false},{"k":"k2","v":"d","n":11,"t":87,"x":1000000,"b":false}] as any);
const s2: any = s0.rebalance().flatMap((e: E, out: any) => { for (let i = 0; i < e.n % 3; i++) out.collect({ ...e, n: e.n * 10 + i }); });
const s3: any = s1.keyBy((e: any) => 1).window(EventTimeSessionWindows.withGap(6)).reduce((a: E, b: E) => ({ k: a.k < b.k ? a.k : b.k, v: a.v < b.v ? a.v : b.v, n: a.n + b.n, t: Math.min(a.t, b.t), x: Math.max(a.x, b.x), b: a.b || b.b }));
const s4: any = s1.map((e: E) => ({ ...e, n: e.n + 3, v: e.v === 'a' ? 'b' : e.v }));
const s5: any = s3.keyBy((e: any) => e.v).intervalJoin(s2.keyBy((e: any) => e.v)).between(-4, 4).process((a: E, b: E, c: any, out: any) => out.collect({ ...a, n: a.n * 100 + b.n, t: c.getTimestamp() }));
const s6: any = s2.map((e: E) => ({ ...e, n: e.n + 3, v: e.v === 'a' ? 'b' : e.v }));
s2.process(new Show()).print('s2');
s4.process(new Show()).print('s4');
s5.process(new Show()).print('s5');
s6.process(new Show()).print('s6');
env.execute();
