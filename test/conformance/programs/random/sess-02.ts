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
    ctx.registerEventTimeTimer(ts + 1);
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE';
    return ctx.getPartitionedState(this.seen).get() < 4 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k2","v":"d","n":0,"t":0},
  {"k":"k2","v":"b","n":1,"t":0},
  {"k":"k1","v":"c","n":2,"t":7},
  {"k":"k2","v":"b","n":3,"t":0},
  {"k":"k1","v":"b","n":4,"t":0,"w":37},
  {"k":"k2","v":"b","n":5,"t":36},
  {"k":"k1","v":"c","n":6,"t":44,"w":38},
  {"k":"k1","v":"d","n":7,"t":0},
  {"k":"k2","v":"a","n":8,"t":48},
  {"k":"k1","v":"d","n":9,"t":11,"w":49},
  {"k":"k2","v":"a","n":10,"t":4},
  {"k":"k2","v":"c","n":11,"t":68},
  {"k":"k2","v":"c","n":12,"t":78},
  {"k":"k1","v":"d","n":13,"t":36},
  {"k":"k2","v":"b","n":14,"t":97},
  {"k":"k2","v":"b","n":15,"t":71},
  {"k":"k2","v":"a","n":16,"t":64,"w":95},
  {"k":"k1","v":"c","n":17,"t":141,"w":137},
  {"k":"k1","v":"b","n":18,"t":97},
  {"k":"k1","v":"c","n":19,"t":160,"w":142},
  {"k":"k1","v":"c","n":20,"t":151},
  {"k":"k1","v":"d","n":21,"t":173},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withDynamicGap((e: E) => 1 + (e.n % 5)) as any)
  .trigger(PurgingTrigger.of(new Mine() as any) as any).sideOutputLateData(late as any)
  .process(new (class extends ProcessWindowFunction<any, string, any, any> { process(key: any, ctx: any, es: any, out: any) { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');   out.collect(x); } clear(ctx: any) { const w = ctx.window(); ctx.output(cleared, 'cleared ' + (w.start ?? 'G') + ' ' + (w.end ?? '')); } })());
results.process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
