// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, ProcessFunction, KeyedProcessFunction, SlidingEventTimeWindows, EventTimeSessionWindows, ListStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setRuntimeMode('BATCH');
env.setParallelism(3); 
type E = { k: string; v: string; n: number; t: number; x: number; b: boolean };
const timed = (data: E[]): any => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<any, any> { processElement(v: any, ctx: any, out: any) { out.collect([v, ctx.timestamp()]); } }
const sortNum = (a: number[]) => [...a].sort((x, y) => x - y);
const s0: any = timed([{"k":"k1","v":"d","n":0,"t":0,"x":-3,"b":false},{"k":"k1","v":"d","n":1,"t":1,"x":0,"b":true},{"k":"k2","v":"d","n":2,"t":9,"x":1000000,"b":false},{"k":"k1","v":"c","n":3,"t":10,"x":2.5,"b":false},{"k":"k1","v":"d","n":4,"t":7,"x":0,"b":true},{"k":"k1","v":"a","n":5,"t":22,"x":0,"b":true},{"k":"k3","v":"a","n":6,"t":17,"x":0,"b":true},{"k":"k1","v":"d","n":7,"t":20,"x":1,"b":false},{"k":"k2","v":"d","n":8,"t":24,"x":2.5,"b":false},{"k":"k1","v":"a","n":9,"t":25,"x":2,"b":false},{"k":"k3","v":"c","n":10,"t":26,"x":0,"b":false},{"k":"k2","v":"c","n":11,"t":21,"x":1,"b":true},{"k":"k2","v":"a","n":12,"t":43,"x":1000000,"b":false},{"k":"k3","v":"c","n":13,"t":31,"x":0,"b":true},{"k":"k3","v":"b","n":14,"t":27,"x":2,"b":true},{"k":"k3","v":"b","n":15,"t":41,"x":2,"b":false},{"k":"k1","v":"b","n":16,"t":57,"x":-3,"b":false},{"k":"k2","v":"d","n":17,"t":44,"x":0,"b":false},{"k":"k2","v":"c","n":18,"t":62,"x":1000000,"b":true},{"k":"k2","v":"d","n":19,"t":60,"x":-3,"b":false},{"k":"k2","v":"b","n":20,"t":69,"x":0,"b":false},{"k":"k1","v":"c","n":21,"t":59,"x":-3,"b":true},{"k":"k3","v":"b","n":22,"t":68,"x":0,"b":true},{"k":"k1","v":"b","n":23,"t":70,"x":2.5,"b":false},{"k":"k3","v":"d","n":24,"t":85,"x":0,"b":true},{"k":"k3","v":"a","n":25,"t":79,"x":2.5,"b":true},{"k":"k2","v":"b","n":26,"t":72,"x":2.5,"b":false},{"k":"k1","v":"d","n":27,"t":73,"x":-3,"b":false},{"k":"k3","v":"d","n":28,"t":91,"x":1,"b":false},{"k":"k3","v":"c","n":29,"t":90,"x":0,"b":false}] as any);
const s1: any = s0.filter((e: E) => e.n % 2 !== 0).setParallelism(4);
const s2: any = s1.flatMap((e: E, out: any) => { for (let i = 0; i < e.n % 3; i++) out.collect({ ...e, n: e.n * 10 + i }); }).setParallelism(3);
const s3: any = s2.join(s2).where((e: any) => e.k).equalTo((e: any) => e.k).window(SlidingEventTimeWindows.of(14, 6)).apply((a: E, b: E) => ({ k: a.k, v: a.v + b.v, n: a.n * 100 + b.n, t: a.t, x: a.x * b.x, b: a.b !== b.b }));
const s4: any = s3.windowAll(EventTimeSessionWindows.withGap(6)).aggregate({ createAccumulator: () => [] as number[], add: (e: E, a: number[]) => [...a, e.n], getResult: (a: number[]) => ({ k: 'all', v: sortNum(a).join('+'), n: a.length, t: 0, x: 1, b: true }), merge: (a: number[], b: number[]) => [...a, ...b] });
const s5: any = s4.windowAll(SlidingEventTimeWindows.of(32, 6)).aggregate({ createAccumulator: () => [] as number[], add: (e: E, a: number[]) => [...a, e.n], getResult: (a: number[]) => ({ k: 'all', v: sortNum(a).join('+'), n: a.length, t: 0, x: 1, b: true }), merge: (a: number[], b: number[]) => [...a, ...b] });
const s6: any = s4.keyBy((e: any) => e.n % 4).process(new (class extends KeyedProcessFunction<any, E, any> { l: any; open() { this.l = this.getRuntimeContext().getListState(new ListStateDescriptor<any>('l')); } processElement(e: E, ctx: any) { this.l.add(e); ctx.timerService().registerEventTimeTimer(Math.floor(e.t / 9) * 50 + 49); } onTimer(t: number, ctx: any, out: any) { const l = [...this.l.get()]; if (l.length) out.collect({ k: JSON.stringify(ctx.getCurrentKey()), v: sortNum(l.map((e: E) => e.n)).join('/'), n: l.length, t, x: 0, b: false }); this.l.clear(); } })());
s3.process(new Show()).print('s3');
s5.process(new Show()).print('s5');
s6.process(new Show()).print('s6');
env.execute();
