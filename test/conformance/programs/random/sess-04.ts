// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, EventTimeSessionWindows, PurgingTrigger, DeltaEvictor, ReducingStateDescriptor } from 'millrace';
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
    ctx.registerEventTimeTimer(ts + 7);
    return ctx.getPartitionedState(this.seen).get() % 2 === 0 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE';
    return ctx.getPartitionedState(this.seen).get() < 4 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k2","v":"b","n":0,"t":6},
  {"k":"k2","v":"b","n":1,"t":6},
  {"k":"k1","v":"b","n":2,"t":1},
  {"k":"k2","v":"d","n":3,"t":16,"w":6},
  {"k":"k1","v":"c","n":4,"t":34},
  {"k":"k2","v":"d","n":5,"t":35},
  {"k":"k1","v":"a","n":6,"t":34},
  {"k":"k2","v":"d","n":7,"t":47},
  {"k":"k2","v":"b","n":8,"t":43,"w":36},
  {"k":"k1","v":"b","n":9,"t":54},
  {"k":"k2","v":"a","n":10,"t":66,"w":71},
  {"k":"k2","v":"a","n":11,"t":63},
  {"k":"k2","v":"d","n":12,"t":74},
  {"k":"k2","v":"c","n":13,"t":75},
  {"k":"k1","v":"d","n":14,"t":89},
  {"k":"k1","v":"c","n":15,"t":83},
  {"k":"k1","v":"b","n":16,"t":92},
  {"k":"k1","v":"b","n":17,"t":83},
  {"k":"k1","v":"a","n":18,"t":91},
  {"k":"k2","v":"d","n":19,"t":100},
  {"k":"k1","v":"a","n":20,"t":113},
  {"k":"k2","v":"d","n":21,"t":116,"w":109},
  {"k":"k2","v":"a","n":22,"t":110},
  {"k":"k1","v":"a","n":23,"t":126},
  {"k":"k1","v":"d","n":24,"t":130},
  {"k":"k1","v":"a","n":25,"t":143},
  {"k":"k2","v":"b","n":26,"t":150},
  {"k":"k1","v":"d","n":27,"t":136},
  {"k":"k2","v":"c","n":28,"t":145},
  {"k":"k1","v":"a","n":29,"t":150},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(4) as any)
  .trigger(PurgingTrigger.of(new Mine() as any) as any).evictor(DeltaEvictor.of<E>(2, (a: E, b: E) => Math.abs(b.n - a.n)) as any).allowedLateness(1).sideOutputLateData(late as any)
  .maxBy('n');
results.map((e: E) => e.k + ' ' + e.v + e.n).process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
