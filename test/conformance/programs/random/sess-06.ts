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
    ctx.registerEventTimeTimer(ts + 4);
    return ctx.getPartitionedState(this.seen).get() % 3 === 0 ? 'PURGE' : 'CONTINUE';
  }
  onEventTime(t: number, w: any, ctx: any) {
    if (t === w.maxTimestamp()) return 'FIRE';
    return ctx.getPartitionedState(this.seen).get() < 2 ? 'FIRE' : 'CONTINUE';
  }
  onProcessingTime() { return 'CONTINUE' as const; }
  canMerge() { return true; }
  onMerge(w: any, ctx: any) { ctx.mergePartitionedState(this.seen); ctx.registerEventTimeTimer(w.maxTimestamp()); }
  clear(w: any, ctx: any) { ctx.getPartitionedState(this.seen).clear();  }
}
const late = new OutputTag<E>('late'); const cleared = new OutputTag<string>('cleared');
const data = timed([
  {"k":"k1","v":"b","n":0,"t":0},
  {"k":"k1","v":"d","n":1,"t":0,"w":14},
  {"k":"k1","v":"c","n":2,"t":0},
  {"k":"k1","v":"c","n":3,"t":32},
  {"k":"k1","v":"c","n":4,"t":20},
  {"k":"k1","v":"c","n":5,"t":44},
  {"k":"k1","v":"d","n":6,"t":0},
  {"k":"k1","v":"d","n":7,"t":14},
  {"k":"k2","v":"b","n":8,"t":42},
  {"k":"k1","v":"b","n":9,"t":75},
  {"k":"k2","v":"a","n":10,"t":52,"w":105},
  {"k":"k2","v":"d","n":11,"t":37},
  {"k":"k2","v":"a","n":12,"t":59},
  {"k":"k1","v":"a","n":13,"t":59},
  {"k":"k1","v":"d","n":14,"t":66},
  {"k":"k1","v":"d","n":15,"t":89},
  {"k":"k1","v":"c","n":16,"t":141,"w":148},
  {"k":"k1","v":"b","n":17,"t":141,"w":151},
  {"k":"k1","v":"b","n":18,"t":96},
  {"k":"k1","v":"d","n":19,"t":106},
  {"k":"k1","v":"b","n":20,"t":128},
  {"k":"k2","v":"c","n":21,"t":120},
  {"k":"k1","v":"c","n":22,"t":146,"w":194},
  {"k":"k1","v":"d","n":23,"t":140,"w":208},
  {"k":"k1","v":"d","n":24,"t":163},
  {"k":"k1","v":"a","n":25,"t":182},
] as E[]);
const results: any = data.keyBy((e) => e.k).window(EventTimeSessionWindows.withGap(7) as any)
  .trigger(new Mine() as any).allowedLateness(7)
  .aggregate({ createAccumulator: () => [] as string[], add: (e: E, a: string[]) => [...a, e.v + e.n], getResult: (a: string[]) => a.join('+'), merge: (a: string[], b: string[]) => [...a, ...b] }, (key: any, ctx: any, es: any, out: any) => { const w = ctx.window(); let x = key + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' wm' + ctx.currentWatermark() + ' ' + [...es].map((e: any) => e).join('+');   out.collect(x); });
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
