// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, EventTimeSessionWindows, PurgingTrigger, EventTimeTrigger, TimeEvictor, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 2 === 0 ? 'PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() < 3 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"c","n":0,"t":0},
  {"k":"k1","v":"b","n":1,"t":0},
  {"k":"k1","v":"b","n":2,"t":0},
  {"k":"k1","v":"b","n":3,"t":0},
  {"k":"k1","v":"c","n":4,"t":0},
  {"k":"k1","v":"c","n":5,"t":13},
  {"k":"k1","v":"b","n":6,"t":1},
  {"k":"k1","v":"a","n":7,"t":6,"w":14},
  {"k":"k1","v":"b","n":8,"t":24},
  {"k":"k1","v":"b","n":9,"t":19},
  {"k":"k1","v":"c","n":10,"t":29},
  {"k":"k1","v":"a","n":11,"t":23},
  {"k":"k1","v":"a","n":12,"t":0},
  {"k":"k1","v":"b","n":13,"t":11},
  {"k":"k1","v":"b","n":14,"t":14},
  {"k":"k1","v":"d","n":15,"t":37},
  {"k":"k1","v":"d","n":16,"t":30},
  {"k":"k1","v":"c","n":17,"t":38},
  {"k":"k1","v":"a","n":18,"t":46},
  {"k":"k1","v":"a","n":19,"t":37,"w":51},
  {"k":"k1","v":"d","n":20,"t":56},
  {"k":"k1","v":"b","n":21,"t":58},
  {"k":"k1","v":"b","n":22,"t":47},
  {"k":"k1","v":"c","n":23,"t":58},
  {"k":"k1","v":"b","n":24,"t":62},
  {"k":"k1","v":"a","n":25,"t":40},
  {"k":"k1","v":"a","n":26,"t":35},
  {"k":"k1","v":"b","n":27,"t":63,"w":75},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withDynamicGap((e: E) => 1 + (e.n % 2)) as any)
  .trigger(PurgingTrigger.of(EventTimeTrigger.create() as any) as any).evictor(TimeEvictor.of(5) as any).sideOutputLateData(late as any)
  .process((key: any, ctx: any, es: any, out: any) => { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' wm' + ctx.currentWatermark() + ' ' + [...es].map((e: any) => e.v + e.n).join('+');   out.collect(x); });
results.process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
