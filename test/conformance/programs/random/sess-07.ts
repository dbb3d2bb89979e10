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
    ctx.registerEventTimeTimer(ts + 5);
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'FIRE' : 'CONTINUE';
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
  {"k":"k2","v":"a","n":0,"t":0,"w":-5},
  {"k":"k1","v":"b","n":1,"t":0},
  {"k":"k1","v":"d","n":2,"t":0},
  {"k":"k1","v":"a","n":3,"t":20,"w":-3},
  {"k":"k1","v":"a","n":4,"t":0},
  {"k":"k2","v":"d","n":5,"t":0},
  {"k":"k2","v":"d","n":6,"t":19},
  {"k":"k1","v":"a","n":7,"t":30},
  {"k":"k2","v":"c","n":8,"t":23,"w":20},
  {"k":"k2","v":"d","n":9,"t":68},
  {"k":"k2","v":"b","n":10,"t":72},
  {"k":"k2","v":"b","n":11,"t":34,"w":33},
  {"k":"k1","v":"d","n":12,"t":64},
  {"k":"k1","v":"c","n":13,"t":88,"w":85},
  {"k":"k2","v":"b","n":14,"t":60},
  {"k":"k1","v":"a","n":15,"t":108,"w":91},
  {"k":"k2","v":"b","n":16,"t":78},
  {"k":"k1","v":"d","n":17,"t":99},
  {"k":"k2","v":"d","n":18,"t":123},
  {"k":"k1","v":"a","n":19,"t":148},
  {"k":"k2","v":"a","n":20,"t":143},
  {"k":"k2","v":"a","n":21,"t":155},
  {"k":"k2","v":"a","n":22,"t":117},
  {"k":"k2","v":"d","n":23,"t":176,"w":184},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withDynamicGap((e: E) => 1 + (e.n % 7)) as any)
  .trigger(new Mine() as any)
  .max('n');
results.map((e: E) => e.k + ' ' + e.v + e.n).process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
