// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, SlidingEventTimeWindows, PurgingTrigger, ReducingStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
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
    ctx.registerEventTimeTimer(ts + 6);
    return ctx.getPartitionedState(this.seen).get() % 2 === 0 ? 'FIRE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() < 4 ? 'FIRE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k2","v":"a","n":0,"t":1},
  {"k":"k2","v":"a","n":1,"t":7},
  {"k":"k3","v":"d","n":2,"t":13},
  {"k":"k1","v":"b","n":3,"t":19},
  {"k":"k3","v":"c","n":4,"t":21},
  {"k":"k1","v":"d","n":5,"t":28},
  {"k":"k3","v":"a","n":6,"t":34},
  {"k":"k3","v":"c","n":7,"t":35},
  {"k":"k3","v":"c","n":8,"t":42},
  {"k":"k3","v":"a","n":9,"t":44},
  {"k":"k2","v":"a","n":10,"t":49},
  {"k":"k3","v":"d","n":11,"t":49},
  {"k":"k3","v":"d","n":12,"t":55},
  {"k":"k1","v":"d","n":13,"t":59},
  {"k":"k2","v":"c","n":14,"t":65},
  {"k":"k1","v":"b","n":15,"t":70},
  {"k":"k2","v":"b","n":16,"t":73},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(SlidingEventTimeWindows.of(10, 2) as any)
  .trigger(PurgingTrigger.of(new Mine() as any) as any)
  .min('n');
results.map((e: E) => e.k + ' ' + e.v + e.n).process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
