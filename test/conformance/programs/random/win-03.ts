// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, SlidingEventTimeWindows, EventTimeTrigger, ReducingStateDescriptor } from 'millrace';
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
    ctx.registerEventTimeTimer(ts + 2);
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'CONTINUE';
    return ctx.getPartitionedState(this.seen).get() > 2 ? 'PURGE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"b","n":0,"t":6,"w":14},
  {"k":"k1","v":"d","n":1,"t":19,"w":19},
  {"k":"k3","v":"a","n":2,"t":31,"w":36},
  {"k":"k1","v":"d","n":3,"t":48},
  {"k":"k3","v":"d","n":4,"t":42,"w":52},
  {"k":"k3","v":"b","n":5,"t":51},
  {"k":"k1","v":"c","n":6,"t":60},
  {"k":"k1","v":"c","n":7,"t":56},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(SlidingEventTimeWindows.of(21, 3) as any)
  .trigger(EventTimeTrigger.create() as any)
  .aggregate({ createAccumulator: () => '', add: (e: E, a: string) => a + e.v + e.n, getResult: (a: string) => 'r' + a, merge: (a: string, b: string) => a + '|' + b });
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
