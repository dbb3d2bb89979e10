// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, EventTimeSessionWindows, ContinuousEventTimeTrigger, TimeEvictor, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 2 === 0 ? 'FIRE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'CONTINUE';
    return ctx.getPartitionedState(this.seen).get() < 4 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
env.setRuntimeMode('BATCH');
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"b","n":0,"t":0,"w":-6},
  {"k":"k1","v":"d","n":1,"t":3},
  {"k":"k1","v":"b","n":2,"t":1},
  {"k":"k1","v":"c","n":3,"t":4},
  {"k":"k1","v":"d","n":4,"t":5},
  {"k":"k2","v":"d","n":5,"t":2},
  {"k":"k1","v":"a","n":6,"t":6},
  {"k":"k2","v":"a","n":7,"t":12},
  {"k":"k1","v":"d","n":8,"t":31},
  {"k":"k1","v":"d","n":9,"t":7},
  {"k":"k2","v":"c","n":10,"t":8},
  {"k":"k1","v":"b","n":11,"t":16,"w":-5},
  {"k":"k1","v":"a","n":12,"t":37},
  {"k":"k1","v":"a","n":13,"t":56},
  {"k":"k1","v":"c","n":14,"t":18},
  {"k":"k1","v":"a","n":15,"t":38,"w":15},
  {"k":"k1","v":"b","n":16,"t":59},
  {"k":"k1","v":"c","n":17,"t":39,"w":18},
  {"k":"k2","v":"a","n":18,"t":66,"w":42},
  {"k":"k2","v":"c","n":19,"t":41,"w":48},
  {"k":"k2","v":"c","n":20,"t":49},
  {"k":"k1","v":"a","n":21,"t":74},
  {"k":"k2","v":"d","n":22,"t":68},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(5) as any)
  .trigger(ContinuousEventTimeTrigger.of(6) as any).evictor(TimeEvictor.of(5) as any).allowedLateness(7).sideOutputLateData(late as any)
  .max('n');
results.map((e: E) => e.k + ' ' + e.v + e.n).process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
