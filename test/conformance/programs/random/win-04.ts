// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, ProcessWindowFunction, Trigger, SlidingEventTimeWindows, EventTimeTrigger, TimeEvictor, ValueStateDescriptor, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() > 2 ? 'FIRE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"c","n":0,"t":0},
  {"k":"k1","v":"b","n":1,"t":7},
  {"k":"k1","v":"c","n":2,"t":13},
  {"k":"k1","v":"a","n":3,"t":12,"w":21},
  {"k":"k1","v":"a","n":4,"t":12},
  {"k":"k1","v":"c","n":5,"t":22},
  {"k":"k1","v":"c","n":6,"t":34,"w":34},
  {"k":"k1","v":"a","n":7,"t":38,"w":50},
  {"k":"k1","v":"a","n":8,"t":61},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(SlidingEventTimeWindows.of(5, 3) as any)
  .trigger(EventTimeTrigger.create() as any).evictor(TimeEvictor.of(2, true) as any).allowedLateness(5).sideOutputLateData(late as any)
  .process(new (class extends ProcessWindowFunction<any, string, any, any> { process(key: any, ctx: any, es: any, out: any) { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e.v + e.n).join('+');  const g = ctx.globalState().getState(new ValueStateDescriptor<number>('g')); g.update((g.value() ?? 0) + 1); x += ' g' + g.value(); out.collect(x); } clear(ctx: any) { const w = ctx.window(); ctx.output(cleared, 'cleared ' + (w.start ?? 'G') + ' ' + (w.end ?? '')); } })());
results.process(new Show()).print('results');
results.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
results.getSideOutput(cleared).print('cleared');
env.execute();
