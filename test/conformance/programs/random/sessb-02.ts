// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, EventTimeSessionWindows, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 4 === 0 ? 'PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'CONTINUE';
    return ctx.getPartitionedState(this.seen).get() > 2 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
env.setRuntimeMode('BATCH');
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k2","v":"b","n":0,"t":0},
  {"k":"k2","v":"c","n":1,"t":1},
  {"k":"k2","v":"c","n":2,"t":2},
  {"k":"k1","v":"c","n":3,"t":3},
  {"k":"k2","v":"b","n":4,"t":4},
  {"k":"k1","v":"a","n":5,"t":9},
  {"k":"k1","v":"b","n":6,"t":19},
  {"k":"k2","v":"b","n":7,"t":18},
  {"k":"k1","v":"c","n":8,"t":20},
  {"k":"k2","v":"d","n":9,"t":5},
  {"k":"k1","v":"d","n":10,"t":10},
  {"k":"k2","v":"c","n":11,"t":28},
  {"k":"k1","v":"a","n":12,"t":14},
  {"k":"k1","v":"d","n":13,"t":35},
  {"k":"k2","v":"d","n":14,"t":17},
  {"k":"k1","v":"d","n":15,"t":36},
  {"k":"k2","v":"d","n":16,"t":34},
  {"k":"k1","v":"d","n":17,"t":24},
  {"k":"k1","v":"c","n":18,"t":44},
  {"k":"k2","v":"a","n":19,"t":45},
  {"k":"k2","v":"d","n":20,"t":40},
  {"k":"k2","v":"c","n":21,"t":39},
  {"k":"k1","v":"d","n":22,"t":53},
  {"k":"k2","v":"c","n":23,"t":60},
  {"k":"k2","v":"a","n":24,"t":54},
  {"k":"k2","v":"d","n":25,"t":50},
  {"k":"k2","v":"a","n":26,"t":66},
  {"k":"k2","v":"c","n":27,"t":68},
  {"k":"k2","v":"c","n":28,"t":70},
  {"k":"k1","v":"d","n":29,"t":63},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(2) as any)
  .allowedLateness(9)
  .reduce((a: E, b: E) => ({ ...a, v: a.v + b.v, n: a.n + b.n }), (key: any, ctx: any, es: any, out: any) => { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' wm' + ctx.currentWatermark() + ' ' + [...es].map((e: any) => e.v + e.n).join('+');   out.collect(x); });
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
