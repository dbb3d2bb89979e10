// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, ProcessFunction, KeyedProcessFunction, EventTimeSessionWindows, ListStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2); 
type E = { k: string; v: string; n: number; t: number; x: number; b: boolean };
const timed = (data: E[]): any => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<any, any> { processElement(v: any, ctx: any, out: any) { out.collect([v, ctx.timestamp()]); } }
const sortNum = (a: number[]) => [...a].sort((x, y) => x - y);
const s0: any = timed([{"k":"k1","v":"d","n":0,"t":1,"x":0,"b":false},{"k":"k2","v":"b","n":1,"t":6,"x":2,"b":true},{"k":"k5","v":"a","n":2,"t":7,"x":0,"b":true},{"k":"k5","v":"b","n":3,"t":22,"x":2,"b":true},{"k":"k3","v":"a","n":4,"t":10,"x":-3,"b":false},{"k":"k2","v":"a","n":5,"t":5,"x":2,"b":false},{"k":"k2","v":"a","n":6,"t":18,"x":2,"b":false},{"k":"k5","v":"a","n":7,"t":37,"x":-3,"b":true},{"k":"k6","v":"c","n":8,"t":51,"x":2.5,"b":false},{"k":"k1","v":"a","n":9,"t":47,"x":1,"b":true},{"k":"k3","v":"c","n":10,"t":61,"x":1000000,"b":false},{"k":"k1","v":"c","n":11,"t":54,"x":-3,"b":true},{"k":"k6","v":"d","n":12,"t":67,"x":-3,"b":false},{"k":"k5","v":"d","n":13,"t":78,"x":2.5,"b":true},{"k":"k1","v":"a","n":14,"t":91,"x":1,"b":true}] as any);
const s1: any = s0.keyBy('v').process(new (class extends KeyedProcessFunction<any, E, any> { l: any; open() { this.l = this.getRuntimeContext().getListState(new ListStateDescriptor<any>('l')); } processElement(e: E, ctx: any) { this.l.add(e); ctx.timerService().registerEventTimeTimer(Math.floor(e.t / 13) * 50 + 49); } onTimer(t: number, ctx: any, out: any) { const l = [...this.l.get()]; if (l.length) out.collect({ k: JSON.stringify(ctx.getCurrentKey()), v: sortNum(l.map((e: E) => e.n)).join('/'), n: l.length, t, x: 0, b: false }); this.l.clear(); } })()).setParallelism(4);
const s2: any = s1.connect(s0).flatMap((e: E, out: any) => out.collect({ ...e, n: -e.n }), (e: E, out: any) => { if (e.b) out.collect(e); }).setParallelism(4);
const s3: any = s2.keyBy((e: any) => e.k).window(EventTimeSessionWindows.withGap(4)).process((key: any, ctx: any, es: any, out: any) => { const l = [...es]; out.collect({ k: JSON.stringify(key), v: ctx.window().start + '-' + ctx.window().end, n: l.length, t: Math.min(...l.map((e: E) => e.t)), x: l.reduce((m: number, e: E) => Math.max(m, e.x), -Infinity), b: l.every((e: E) => e.b) }); });
const s4: any = s0.rescale().flatMap((e: E, out: any) => { for (let i = 0; i < e.n % 3; i++) out.collect({ ...e, n: e.n * 10 + i }); }).setParallelism(1);
s2.process(new Show()).print('s2');
s3.process(new Show()).print('s3');
s4.process(new Show()).print('s4');
env.execute();
