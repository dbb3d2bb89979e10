// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, ProcessWindowFunction, Trigger, EventTimeSessionWindows, ContinuousEventTimeTrigger, TimeEvictor, ValueStateDescriptor, ReducingStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(4);
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
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'FIRE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'CONTINUE';
    return ctx.getPartitionedState(this.seen).get() < 1 ? 'FIRE_AND_PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear(); ctx.deleteEventTimeTimer(w.maxTimestamp()); }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k2","v":"a","n":0,"t":0},
  {"k":"k1","v":"c","n":1,"t":0},
  {"k":"k1","v":"d","n":2,"t":0},
  {"k":"k2","v":"c","n":3,"t":0,"w":-5},
  {"k":"k1","v":"d","n":4,"t":0},
  {"k":"k2","v":"d","n":5,"t":0},
  {"k":"k1","v":"b","n":6,"t":0,"w":21},
  {"k":"k2","v":"b","n":7,"t":0,"w":27},
  {"k":"k1","v":"a","n":8,"t":26},
  {"k":"k1","v":"b","n":9,"t":0},
  {"k":"k2","v":"c","n":10,"t":0},
  {"k":"k1","v":"d","n":11,"t":50},
  {"k":"k1","v":"d","n":12,"t":66},
  {"k":"k2","v":"a","n":13,"t":43},
  {"k":"k1","v":"c","n":14,"t":36},
  {"k":"k1","v":"c","n":15,"t":17},
  {"k":"k1","v":"b","n":16,"t":23,"w":83},
  {"k":"k2","v":"d","n":17,"t":29},
  {"k":"k1","v":"c","n":18,"t":62},
  {"k":"k1","v":"c","n":19,"t":44},
  {"k":"k2","v":"a","n":20,"t":51},
  {"k":"k2","v":"b","n":21,"t":86},
  {"k":"k2","v":"d","n":22,"t":110},
  {"k":"k1","v":"a","n":23,"t":128},
  {"k":"k1","v":"d","n":24,"t":124,"w":103},
  {"k":"k1","v":"a","n":25,"t":85},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(10) as any)
  .trigger(ContinuousEventTimeTrigger.of(5) as any).evictor(TimeEvictor.of(4, true) as any).allowedLateness(6).sideOutputLateData(late as any)
  .process(new (class extends ProcessWindowFunction<any, string, any, any> { process(key: any, ctx: any, es: any, out: any) { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');  const g = ctx.globalState().getState(new ValueStateDescriptor<number>('g')); g.update((g.value() ?? 0) + 1); x += ' g' + g.value(); out.collect(x); } clear(ctx: any) { const w = ctx.window(); ctx.output(cleared, 'cleared ' + (w.start ?? 'G') + ' ' + (w.end ?? '')); } })());
results.process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
