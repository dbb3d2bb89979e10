// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, ProcessFunction } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setRuntimeMode('BATCH');
env.setParallelism(3); 
type E = { k: string; v: string; n: number; t: number; x: number; b: boolean };
const timed = (data: E[]): any => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<any, any> { processElement(v: any, ctx: any, out: any) { out.collect([v, ctx.timestamp()]); } }
const sortNum = (a: number[]) => [...a].sort((x, y) => x - y);
const s0: any = timed([{"k":"k1","v":"d","n":0,"t":0,"x":1,"b":false},{"k":"k1","v":"a","n":1,"t":1,"x":1000000,"b":false},{"k":"k1","v":"a","n":2,"t":7,"x":2.5,"b":true},{"k":"k1","v":"d","n":3,"t":27,"x":0,"b":false},{"k":"k1","v":"d","n":4,"t":28,"x":-3,"b":true},{"k":"k1","v":"d","n":5,"t":43,"x":2.5,"b":true},{"k":"k1","v":"a","n":6,"t":44,"x":1,"b":true},{"k":"k1","v":"b","n":7,"t":41,"x":1000000,"b":true},{"k":"k1","v":"b","n":8,"t":55,"x":1000000,"b":true},{"k":"k1","v":"d","n":9,"t":59,"x":1000000,"b":false},{"k":"k1","v":"d","n":10,"t":71,"x":1,"b":false},{"k":"k1","v":"d","n":11,"t":91,"x":-3,"b":true},{"k":"k1","v":"c","n":12,"t":101,"x":1,"b":false},{"k":"k1","v":"c","n":13,"t":108,"x":2,"b":false},{"k":"k1","v":"c","n":14,"t":112,"x":2.5,"b":true}] as any);
const s1: any = timed([{"k":"k1","v":"a","n":0,"t":0,"x":1,"b":true},{"k":"k2","v":"d","n":1,"t":1,"x":1000000,"b":false},{"k":"k3","v":"b","n":2,"t":14,"x":-3,"b":true},{"k":"k3","v":"a","n":3,"t":15,"x":2,"b":false},{"k":"k1","v":"c","n":4,"t":16,"x":0,"b":false},{"k":"k2","v":"d","n":5,"t":18,"x":1,"b":true},{"k":"k3","v":"b","n":6,"t":22,"x":1000000,"b":false},{"k":"k3","v":"b","n":7,"t":53,"x":1000000,"b":true},{"k":"k2","v":"d","n":8,"t":38,"x":-3,"b":false},{"k":"k2","v":"d","n":9,"t":49,"x":2,"b":false},{"k":"k3","v":"b","n":10,"t":75,"x":1,"b":false},{"k":"k2","v":"a","n":11,"t":81,"x":2,"b":false},{"k":"k1","v":"a","n":12,"t":80,"x":1,"b":true},{"k":"k2","v":"c","n":13,"t":78,"x":1,"b":true},{"k":"k1","v":"b","n":14,"t":82,"x":1000000,"b":true}] as any);
const s2: any = s1.union(s0).map((e: E) => e).setParallelism(2);
const s3: any = s1.keyBy((e: any) => e.v).intervalJoin(s0.keyBy((e: any) => e.v)).between(0, 4).process((a: E, b: E, c: any, out: any) => out.collect({ ...a, n: a.n * 100 + b.n, t: c.getTimestamp() }));
const s4: any = s0.connect(s2).flatMap((e: E, out: any) => out.collect({ ...e, n: -e.n }), (e: E, out: any) => { if (e.b) out.collect(e); });
s2.process(new Show()).print('s2');
s4.process(new Show()).print('s4');
env.execute();
