// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, ProcessFunction, EventTimeSessionWindows } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(4); 
type E = { k: string; v: string; n: number; t: number; x: number; b: boolean };
const timed = (data: E[]): any => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<any, any> { processElement(v: any, ctx: any, out: any) { out.collect([v, ctx.timestamp()]); } }
const sortNum = (a: number[]) => [...a].sort((x, y) => x - y);
const s0: any = timed([{"k":"k2","v":"a","n":0,"t":0,"x":1,"b":true},{"k":"k1","v":"c","n":1,"t":1,"x":2,"b":true},{"k":"k1","v":"a","n":2,"t":2,"x":-3,"b":true},{"k":"k1","v":"b","n":3,"t":3,"x":1000000,"b":false},{"k":"k2","v":"b","n":4,"t":19,"x":2,"b":false},{"k":"k1","v":"d","n":5,"t":15,"x":1,"b":false},{"k":"k1","v":"b","n":6,"t":22,"x":2,"b":false},{"k":"k1","v":"b","n":7,"t":33,"x":1,"b":true},{"k":"k1","v":"d","n":8,"t":35,"x":0,"b":true},{"k":"k1","v":"a","n":9,"t":32,"x":1,"b":true},{"k":"k2","v":"b","n":10,"t":39,"x":1000000,"b":true},{"k":"k1","v":"d","n":11,"t":48,"x":-3,"b":false},{"k":"k2","v":"d","n":12,"t":31,"x":2,"b":true},{"k":"k2","v":"c","n":13,"t":42,"x":-3,"b":false},{"k":"k2","v":"c","n":14,"t":50,"x":-3,"b":true},{"k":"k1","v":"c","n":15,"t":46,"x":2,"b":false},{"k":"k1","v":"d","n":16,"t":49,"x":1,"b":false},{"k":"k2","v":"c","n":17,"t":43,"x":0,"b":true},{"k":"k2","v":"b","n":18,"t":51,"x":2,"b":true},{"k":"k1","v":"b","n":19,"t":71,"x":1,"b":false},{"k":"k1","v":"b","n":20,"t":52,"x":1000000,"b":true},{"k":"k2","v":"d","n":21,"t":60,"x":-3,"b":false},{"k":"k1","v":"a","n":22,"t":66,"x":0,"b":false},{"k":"k2","v":"a","n":23,"t":67,"x":1000000,"b":true},{"k":"k2","v":"a","n":24,"t":65,"x":0,"b":false},{"k":"k1","v":"c","n":25,"t":81,"x":2.5,"b":true},{"k":"k1","v":"a","n":26,"t":72,"x":2,"b":false},{"k":"k1","v":"c","n":27,"t":95,"x":2,"b":true},{"k":"k2","v":"d","n":28,"t":83,"x":2.5,"b":false}] as any);
const s1: any = s0.join(s0).where((e: any) => e.k).equalTo((e: any) => e.k).window(EventTimeSessionWindows.withGap(2)).apply((a: E, b: E) => ({ k: a.k, v: a.v + b.v, n: a.n * 100 + b.n, t: a.t, x: a.x * b.x, b: a.b !== b.b }));
const s2: any = s0.map((e: E) => ({ ...e, n: e.n + 2, v: e.v === 'a' ? 'b' : e.v })).setParallelism(1);
s1.process(new Show()).print('s1');
s2.process(new Show()).print('s2');
env.execute();
