// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, SlidingEventTimeWindows, PurgingTrigger, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'FIRE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() < 1 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k3","v":"b","n":0,"t":1,"w":1},
  {"k":"k2","v":"d","n":1,"t":6,"w":4},
  {"k":"k1","v":"b","n":2,"t":4},
  {"k":"k3","v":"b","n":3,"t":5},
  {"k":"k1","v":"b","n":4,"t":17},
  {"k":"k3","v":"b","n":5,"t":23,"w":20},
  {"k":"k3","v":"a","n":6,"t":19,"w":24},
  {"k":"k3","v":"b","n":7,"t":24,"w":25},
  {"k":"k2","v":"a","n":8,"t":24,"w":29},
  {"k":"k2","v":"d","n":9,"t":34},
  {"k":"k1","v":"d","n":10,"t":40},
  {"k":"k3","v":"d","n":11,"t":50},
  {"k":"k1","v":"c","n":12,"t":54},
  {"k":"k1","v":"b","n":13,"t":52},
  {"k":"k2","v":"c","n":14,"t":51,"w":53},
  {"k":"k2","v":"a","n":15,"t":51},
  {"k":"k3","v":"a","n":16,"t":54},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(SlidingEventTimeWindows.of(22, 1) as any)
  .trigger(PurgingTrigger.of(new Mine() as any) as any)
  .reduce((a: E, b: E) => ({ ...a, v: a.v + b.v, n: a.n + b.n }));
results.map((e: E) => e.k + ' ' + e.v + e.n).process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
