// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, ProcessWindowFunction, Trigger, EventTimeSessionWindows, PurgingTrigger, ContinuousEventTimeTrigger, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'FIRE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'CONTINUE';
    return ctx.getPartitionedState(this.seen).get() < 3 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k2","v":"a","n":0,"t":0},
  {"k":"k1","v":"c","n":1,"t":5},
  {"k":"k2","v":"b","n":2,"t":3},
  {"k":"k2","v":"a","n":3,"t":0},
  {"k":"k1","v":"c","n":4,"t":0},
  {"k":"k2","v":"c","n":5,"t":0},
  {"k":"k1","v":"b","n":6,"t":0},
  {"k":"k1","v":"d","n":7,"t":19},
  {"k":"k1","v":"b","n":8,"t":0},
  {"k":"k2","v":"a","n":9,"t":4},
  {"k":"k1","v":"b","n":10,"t":53},
  {"k":"k2","v":"b","n":11,"t":0},
  {"k":"k1","v":"a","n":12,"t":36},
  {"k":"k2","v":"c","n":13,"t":33},
  {"k":"k1","v":"b","n":14,"t":5},
  {"k":"k1","v":"b","n":15,"t":6},
  {"k":"k2","v":"b","n":16,"t":35},
  {"k":"k2","v":"b","n":17,"t":50},
  {"k":"k1","v":"d","n":18,"t":66},
  {"k":"k1","v":"d","n":19,"t":87},
  {"k":"k1","v":"a","n":20,"t":63},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withDynamicGap((e: E) => 1 + (e.n % 2)) as any)
  .trigger(PurgingTrigger.of(ContinuousEventTimeTrigger.of(10) as any) as any)
  .process(new (class extends ProcessWindowFunction<any, string, any, any> { process(key: any, ctx: any, es: any, out: any) { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');   out.collect(x); } clear(ctx: any) { const w = ctx.window(); ctx.output(cleared, 'cleared ' + (w.start ?? 'G') + ' ' + (w.end ?? '')); } })());
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
