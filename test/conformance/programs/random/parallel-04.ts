// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, ProcessWindowFunction, Trigger, SlidingEventTimeWindows, ValueStateDescriptor, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'FIRE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE_AND_PURGE';
    return ctx.getPartitionedState(this.seen).get() < 3 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"d","n":0,"t":0},
  {"k":"k1","v":"c","n":1,"t":8},
  {"k":"k2","v":"c","n":2,"t":8},
  {"k":"k1","v":"c","n":3,"t":17},
  {"k":"k2","v":"b","n":4,"t":17},
  {"k":"k2","v":"d","n":5,"t":22},
  {"k":"k1","v":"d","n":6,"t":30},
  {"k":"k2","v":"d","n":7,"t":34},
  {"k":"k1","v":"c","n":8,"t":33},
  {"k":"k1","v":"c","n":9,"t":37},
  {"k":"k2","v":"d","n":10,"t":36},
  {"k":"k1","v":"d","n":11,"t":36},
  {"k":"k2","v":"a","n":12,"t":38},
  {"k":"k2","v":"a","n":13,"t":40},
  {"k":"k2","v":"b","n":14,"t":56},
  {"k":"k2","v":"a","n":15,"t":59},
  {"k":"k1","v":"d","n":16,"t":54},
  {"k":"k1","v":"c","n":17,"t":58},
  {"k":"k1","v":"a","n":18,"t":61},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(SlidingEventTimeWindows.of(12, 9) as any)
  .sideOutputLateData(late as any)
  .process(new (class extends ProcessWindowFunction<any, string, any, any> { process(key: any, ctx: any, es: any, out: any) { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');  const g = ctx.globalState().getState(new ValueStateDescriptor<number>('g')); g.update((g.value() ?? 0) + 1); x += ' g' + g.value(); out.collect(x); } clear(ctx: any) { const w = ctx.window(); ctx.output(cleared, 'cleared ' + (w.start ?? 'G') + ' ' + (w.end ?? '')); } })());
results.process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
