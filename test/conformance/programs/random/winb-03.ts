// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, ProcessWindowFunction, Trigger, SlidingEventTimeWindows, ContinuousEventTimeTrigger, ReducingStateDescriptor } from 'millrace';
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
    ctx.registerEventTimeTimer(ts + 9);
    return ctx.getPartitionedState(this.seen).get() % 4 === 0 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() < 3 ? 'FIRE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
env.setRuntimeMode('BATCH');
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"b","n":0,"t":6,"w":6},
  {"k":"k1","v":"c","n":1,"t":11,"w":10},
  {"k":"k1","v":"b","n":2,"t":17,"w":13},
  {"k":"k1","v":"a","n":3,"t":19},
  {"k":"k1","v":"c","n":4,"t":20},
  {"k":"k1","v":"b","n":5,"t":26,"w":22},
  {"k":"k1","v":"c","n":6,"t":31,"w":27},
  {"k":"k1","v":"b","n":7,"t":36},
  {"k":"k1","v":"c","n":8,"t":40},
  {"k":"k1","v":"d","n":9,"t":41,"w":39},
  {"k":"k1","v":"d","n":10,"t":42},
  {"k":"k1","v":"d","n":11,"t":48,"w":48},
  {"k":"k1","v":"c","n":12,"t":54},
  {"k":"k1","v":"d","n":13,"t":56},
  {"k":"k1","v":"d","n":14,"t":60},
  {"k":"k1","v":"b","n":15,"t":65},
  {"k":"k1","v":"b","n":16,"t":70},
  {"k":"k1","v":"c","n":17,"t":72},
  {"k":"k1","v":"d","n":18,"t":73},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(SlidingEventTimeWindows.of(5, 8, 1) as any)
  .trigger(ContinuousEventTimeTrigger.of(7) as any)
  .process(new (class extends ProcessWindowFunction<any, string, any, any> { process(key: any, ctx: any, es: any, out: any) { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');   out.collect(x); } clear(ctx: any) { const w = ctx.window(); ctx.output(cleared, 'cleared ' + (w.start ?? 'G') + ' ' + (w.end ?? '')); } })());
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
