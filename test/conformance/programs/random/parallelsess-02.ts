// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, EventTimeSessionWindows, ReducingStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(3);
type E = { k: string; v: string; n: number; t: number; w?: number };
const timed = (data: E[]) => env.fromCollection(data).assignTimestampsAndWatermarks(
  WatermarkStrategy.forGenerator<E>(() => ({
    onEvent(e, ts, o) { if (e.w !== undefined) o.emitWatermark(e.w); },
    onPeriodicEmit() {},
  })).withTimestampAssigner((e) => e.t));
class Show extends ProcessFunction<string, string> {
  processElement(v: string, ctx: any, out: any) { out.collect(v + ' @' + ctx.timestamp()); }
}
class Mine extends Trigger<E, any> {
  readonly seen = new ReducingStateDescriptor<number>('seen', (a: number, b: number) => a + b);
  onElement(e: E, ts: number, w: any, ctx: any): any {
    ctx.getPartitionedState(this.seen).add(1);
    if (w.maxTimestamp() < 1e12) ctx.registerEventTimeTimer(w.maxTimestamp());
    ctx.registerEventTimeTimer(ts + 3);
    return ctx.getPartitionedState(this.seen).get() % 2 === 0 ? 'FIRE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() < 1 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"a","n":0,"t":0},
  {"k":"k2","v":"c","n":1,"t":4},
  {"k":"k2","v":"a","n":2,"t":0},
  {"k":"k2","v":"d","n":3,"t":0},
  {"k":"k2","v":"c","n":4,"t":0},
  {"k":"k2","v":"a","n":5,"t":10},
  {"k":"k2","v":"d","n":6,"t":28},
  {"k":"k2","v":"a","n":7,"t":8},
  {"k":"k2","v":"c","n":8,"t":40},
  {"k":"k2","v":"a","n":9,"t":35},
  {"k":"k2","v":"d","n":10,"t":19},
  {"k":"k1","v":"d","n":11,"t":42},
  {"k":"k1","v":"c","n":12,"t":14},
  {"k":"k2","v":"b","n":13,"t":33},
  {"k":"k2","v":"c","n":14,"t":11},
  {"k":"k1","v":"a","n":15,"t":27},
  {"k":"k2","v":"c","n":16,"t":84},
  {"k":"k2","v":"b","n":17,"t":46},
  {"k":"k2","v":"c","n":18,"t":24},
  {"k":"k2","v":"c","n":19,"t":101},
  {"k":"k1","v":"a","n":20,"t":34},
  {"k":"k1","v":"d","n":21,"t":122},
  {"k":"k2","v":"c","n":22,"t":114},
  {"k":"k1","v":"d","n":23,"t":85},
  {"k":"k2","v":"a","n":24,"t":134},
  {"k":"k2","v":"d","n":25,"t":109},
  {"k":"k2","v":"b","n":26,"t":124},
  {"k":"k1","v":"c","n":27,"t":143},
  {"k":"k1","v":"c","n":28,"t":154},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withDynamicGap((e: E) => 1 + (e.n % 2)) as any)
  .allowedLateness(8)
  .aggregate({ createAccumulator: () => '', add: (e: E, a: string) => a + e.v + e.n, getResult: (a: string) => 'r' + a, merge: (a: string, b: string) => a + '|' + b });
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
