// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, SlidingEventTimeWindows, ValueStateDescriptor, ReducingStateDescriptor } from 'millrace';
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
    ctx.registerEventTimeTimer(ts + 2);
    return ctx.getPartitionedState(this.seen).get() % 4 === 0 ? 'PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'CONTINUE';
    return ctx.getPartitionedState(this.seen).get() < 4 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k3","v":"a","n":0,"t":0},
  {"k":"k1","v":"a","n":1,"t":0},
  {"k":"k1","v":"b","n":2,"t":0},
  {"k":"k3","v":"a","n":3,"t":0,"w":1},
  {"k":"k2","v":"c","n":4,"t":6,"w":5},
  {"k":"k1","v":"b","n":5,"t":4},
  {"k":"k2","v":"a","n":6,"t":13},
  {"k":"k3","v":"b","n":7,"t":8},
  {"k":"k1","v":"d","n":8,"t":16,"w":18},
  {"k":"k2","v":"a","n":9,"t":20},
  {"k":"k2","v":"a","n":10,"t":14},
  {"k":"k3","v":"d","n":11,"t":24},
  {"k":"k3","v":"a","n":12,"t":15,"w":22},
  {"k":"k3","v":"a","n":13,"t":20},
  {"k":"k2","v":"a","n":14,"t":27},
  {"k":"k3","v":"a","n":15,"t":24},
  {"k":"k3","v":"c","n":16,"t":24},
  {"k":"k1","v":"d","n":17,"t":33},
  {"k":"k2","v":"d","n":18,"t":40},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(SlidingEventTimeWindows.of(4, 1) as any)
  .allowedLateness(9)
  .process((key: any, ctx: any, es: any, out: any) => { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' wm' + ctx.currentWatermark() + ' ' + [...es].map((e: any) => e.v + e.n).join('+'); const c = ctx.windowState().getState(new ValueStateDescriptor<number>('c')); c.update((c.value() ?? 0) + 1); x += ' c' + c.value();  out.collect(x); });
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
