// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, ProcessWindowFunction, Trigger, EventTimeSessionWindows, PurgingTrigger, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 2 === 0 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() < 4 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"d","n":0,"t":14},
  {"k":"k1","v":"a","n":1,"t":0},
  {"k":"k2","v":"b","n":2,"t":9},
  {"k":"k2","v":"a","n":3,"t":20},
  {"k":"k2","v":"a","n":4,"t":1},
  {"k":"k2","v":"a","n":5,"t":12},
  {"k":"k2","v":"d","n":6,"t":35},
  {"k":"k1","v":"d","n":7,"t":64},
  {"k":"k2","v":"b","n":8,"t":38},
  {"k":"k2","v":"a","n":9,"t":59},
  {"k":"k2","v":"c","n":10,"t":49},
  {"k":"k1","v":"a","n":11,"t":71},
  {"k":"k1","v":"d","n":12,"t":57},
  {"k":"k1","v":"b","n":13,"t":103},
  {"k":"k1","v":"a","n":14,"t":78},
  {"k":"k1","v":"c","n":15,"t":116},
  {"k":"k1","v":"a","n":16,"t":92},
  {"k":"k2","v":"d","n":17,"t":87},
  {"k":"k2","v":"a","n":18,"t":90},
  {"k":"k1","v":"d","n":19,"t":139},
  {"k":"k2","v":"a","n":20,"t":115},
  {"k":"k1","v":"d","n":21,"t":127},
  {"k":"k2","v":"b","n":22,"t":161},
  {"k":"k1","v":"d","n":23,"t":142},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(10) as any)
  .trigger(PurgingTrigger.of(new Mine() as any) as any).allowedLateness(13)
  .process(new (class extends ProcessWindowFunction<any, string, any, any> { process(key: any, ctx: any, es: any, out: any) { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');   out.collect(x); } clear(ctx: any) { const w = ctx.window(); ctx.output(cleared, 'cleared ' + (w.start ?? 'G') + ' ' + (w.end ?? '')); } })());
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
