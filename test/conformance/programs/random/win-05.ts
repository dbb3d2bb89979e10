// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, GlobalWindows, CountTrigger, ReducingStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
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
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'CONTINUE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() > 4 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"d","n":0,"t":1,"w":-3},
  {"k":"k1","v":"a","n":1,"t":1,"w":4},
  {"k":"k1","v":"d","n":2,"t":0},
  {"k":"k1","v":"b","n":3,"t":0,"w":8},
  {"k":"k1","v":"c","n":4,"t":7},
  {"k":"k1","v":"d","n":5,"t":13},
  {"k":"k1","v":"a","n":6,"t":12},
  {"k":"k1","v":"d","n":7,"t":22,"w":23},
  {"k":"k1","v":"c","n":8,"t":19},
  {"k":"k1","v":"b","n":9,"t":23},
  {"k":"k1","v":"b","n":10,"t":27},
  {"k":"k1","v":"d","n":11,"t":20,"w":28},
  {"k":"k1","v":"b","n":12,"t":36,"w":33},
  {"k":"k1","v":"a","n":13,"t":42,"w":37},
  {"k":"k1","v":"b","n":14,"t":45},
  {"k":"k1","v":"c","n":15,"t":47},
  {"k":"k1","v":"d","n":16,"t":50,"w":50},
  {"k":"k1","v":"c","n":17,"t":56},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(GlobalWindows.create() as any)
  .trigger(CountTrigger.of(1) as any)
  .reduce((a: E, b: E) => ({ ...a, v: a.v + b.v, n: a.n + b.n }));
results.map((e: E) => e.k + ' ' + e.v + e.n).process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
