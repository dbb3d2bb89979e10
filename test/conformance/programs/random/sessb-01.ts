// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, EventTimeSessionWindows, PurgingTrigger, ReducingStateDescriptor } from 'millrace';
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
    ctx.registerEventTimeTimer(ts + 8);
    return ctx.getPartitionedState(this.seen).get() % 2 === 0 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() < 3 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
env.setRuntimeMode('BATCH');
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"a","n":0,"t":0},
  {"k":"k1","v":"a","n":1,"t":1},
  {"k":"k1","v":"b","n":2,"t":2},
  {"k":"k1","v":"a","n":3,"t":3,"w":-10},
  {"k":"k1","v":"d","n":4,"t":4},
  {"k":"k1","v":"a","n":5,"t":5},
  {"k":"k1","v":"d","n":6,"t":22},
  {"k":"k1","v":"a","n":7,"t":23},
  {"k":"k1","v":"a","n":8,"t":24},
  {"k":"k1","v":"d","n":9,"t":44},
  {"k":"k1","v":"c","n":10,"t":37},
  {"k":"k1","v":"b","n":11,"t":48},
  {"k":"k1","v":"c","n":12,"t":52},
  {"k":"k1","v":"d","n":13,"t":75,"w":74},
  {"k":"k1","v":"c","n":14,"t":61},
  {"k":"k1","v":"a","n":15,"t":66},
  {"k":"k1","v":"b","n":16,"t":97},
  {"k":"k1","v":"d","n":17,"t":91},
  {"k":"k1","v":"c","n":18,"t":110},
  {"k":"k1","v":"b","n":19,"t":94},
  {"k":"k1","v":"b","n":20,"t":129},
  {"k":"k1","v":"a","n":21,"t":115},
  {"k":"k1","v":"c","n":22,"t":109},
  {"k":"k1","v":"c","n":23,"t":108},
  {"k":"k1","v":"a","n":24,"t":136},
  {"k":"k1","v":"c","n":25,"t":138},
  {"k":"k1","v":"a","n":26,"t":111,"w":133},
  {"k":"k1","v":"d","n":27,"t":141,"w":152},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withDynamicGap((e: E) => 1 + (e.n % 2)) as any)
  .trigger(PurgingTrigger.of(new Mine() as any) as any).allowedLateness(13).sideOutputLateData(late as any)
  .min('n');
results.map((e: E) => e.k + ' ' + e.v + e.n).process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
