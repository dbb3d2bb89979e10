// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, ProcessWindowFunction, Trigger, EventTimeSessionWindows, ReducingStateDescriptor } from 'millrace';
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
    ctx.registerEventTimeTimer(ts + 2);
    return ctx.getPartitionedState(this.seen).get() % 4 === 0 ? 'FIRE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE';
    return ctx.getPartitionedState(this.seen).get() > 2 ? 'FIRE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
env.setRuntimeMode('BATCH');
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"b","n":0,"t":3,"w":4},
  {"k":"k1","v":"a","n":1,"t":7,"w":12},
  {"k":"k1","v":"c","n":2,"t":14,"w":18},
  {"k":"k1","v":"b","n":3,"t":21},
  {"k":"k1","v":"d","n":4,"t":22,"w":21},
  {"k":"k1","v":"d","n":5,"t":24,"w":30},
  {"k":"k1","v":"c","n":6,"t":30},
  {"k":"k1","v":"a","n":7,"t":27},
  {"k":"k1","v":"a","n":8,"t":34},
  {"k":"k1","v":"a","n":9,"t":44},
  {"k":"k1","v":"b","n":10,"t":51,"w":55},
  {"k":"k1","v":"b","n":11,"t":53},
  {"k":"k1","v":"a","n":12,"t":63},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(1) as any)
  .allowedLateness(13)
  .process(new (class extends ProcessWindowFunction<any, string, any, any> { process(key: any, ctx: any, es: any, out: any) { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');   out.collect(x); } clear(ctx: any) { const w = ctx.window(); ctx.output(cleared, 'cleared ' + (w.start ?? 'G') + ' ' + (w.end ?? '')); } })());
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
