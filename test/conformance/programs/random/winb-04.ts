// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, TumblingEventTimeWindows, ContinuousEventTimeTrigger, ValueStateDescriptor, ReducingStateDescriptor } from 'millrace';
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
    ctx.registerEventTimeTimer(ts + 3);
    return ctx.getPartitionedState(this.seen).get() % 4 === 0 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() > 1 ? 'FIRE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
env.setRuntimeMode('BATCH');
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"b","n":0,"t":0},
  {"k":"k1","v":"b","n":1,"t":8,"w":3},
  {"k":"k2","v":"a","n":2,"t":9},
  {"k":"k1","v":"b","n":3,"t":13,"w":19},
  {"k":"k1","v":"b","n":4,"t":18,"w":28},
  {"k":"k1","v":"d","n":5,"t":20},
  {"k":"k1","v":"d","n":6,"t":27},
  {"k":"k1","v":"a","n":7,"t":35},
  {"k":"k2","v":"a","n":8,"t":36},
  {"k":"k2","v":"a","n":9,"t":50},
  {"k":"k1","v":"c","n":10,"t":52},
  {"k":"k1","v":"d","n":11,"t":61,"w":59},
  {"k":"k2","v":"d","n":12,"t":58},
  {"k":"k2","v":"c","n":13,"t":63,"w":70},
  {"k":"k1","v":"d","n":14,"t":68},
  {"k":"k1","v":"c","n":15,"t":84},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(TumblingEventTimeWindows.of(8, 5) as any)
  .trigger(ContinuousEventTimeTrigger.of(6) as any).sideOutputLateData(late as any)
  .reduce((a: E, b: E) => ({ ...a, v: a.v + b.v, n: a.n + b.n }), (key: any, ctx: any, es: any, out: any) => { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' wm' + ctx.currentWatermark() + ' ' + [...es].map((e: any) => e.v + e.n).join('+'); const c = ctx.windowState().getState(new ValueStateDescriptor<number>('c')); c.update((c.value() ?? 0) + 1); x += ' c' + c.value();  out.collect(x); });
results.process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
