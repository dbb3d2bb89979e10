// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, SlidingEventTimeWindows, ValueStateDescriptor, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 2 === 0 ? 'PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE';
    return ctx.getPartitionedState(this.seen).get() > 1 ? 'FIRE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k2","v":"c","n":0,"t":0},
  {"k":"k1","v":"c","n":1,"t":2,"w":-2},
  {"k":"k3","v":"a","n":2,"t":3,"w":11},
  {"k":"k3","v":"b","n":3,"t":8},
  {"k":"k3","v":"c","n":4,"t":8},
  {"k":"k1","v":"d","n":5,"t":20,"w":18},
  {"k":"k3","v":"a","n":6,"t":13,"w":21},
  {"k":"k2","v":"c","n":7,"t":27},
  {"k":"k3","v":"d","n":8,"t":25},
  {"k":"k1","v":"a","n":9,"t":19},
  {"k":"k1","v":"b","n":10,"t":26},
  {"k":"k2","v":"a","n":11,"t":33},
] as E[]);
const results: any = data.windowAll(SlidingEventTimeWindows.of(14, 1) as any)
  .sideOutputLateData(late as any)
  .reduce((a: E, b: E) => ({ ...a, v: a.v + b.v, n: a.n + b.n }), (ctx: any, es: any, out: any) => { const w = ctx.window(); let x = 'all' + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');  const g = ctx.globalState().getState(new ValueStateDescriptor<number>('g')); g.update((g.value() ?? 0) + 1); x += ' g' + g.value(); out.collect(x); });
results.process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
