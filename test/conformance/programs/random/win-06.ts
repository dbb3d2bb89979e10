// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, Trigger, TumblingEventTimeWindows, ReducingStateDescriptor } from 'millrace';
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
    return ctx.getPartitionedState(this.seen).get() % 4 === 0 ? 'PURGE' : 'CONTINUE';
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
  {"k":"k2","v":"b","n":0,"t":0},
  {"k":"k2","v":"c","n":1,"t":3,"w":7},
  {"k":"k2","v":"a","n":2,"t":10},
  {"k":"k1","v":"d","n":3,"t":18},
  {"k":"k2","v":"d","n":4,"t":25,"w":28},
  {"k":"k2","v":"b","n":5,"t":18},
  {"k":"k2","v":"d","n":6,"t":25},
  {"k":"k1","v":"b","n":7,"t":27,"w":35},
  {"k":"k2","v":"c","n":8,"t":29,"w":40},
  {"k":"k3","v":"d","n":9,"t":46},
  {"k":"k3","v":"b","n":10,"t":52,"w":51},
  {"k":"k1","v":"a","n":11,"t":42,"w":54},
  {"k":"k2","v":"d","n":12,"t":58},
  {"k":"k2","v":"d","n":13,"t":56},
  {"k":"k1","v":"b","n":14,"t":69,"w":67},
  {"k":"k3","v":"b","n":15,"t":62},
] as E[]);
const results: any = data.windowAll(TumblingEventTimeWindows.of(2, 1) as any)
  .allowedLateness(11)
  .aggregate({ createAccumulator: () => [] as string[], add: (e: E, a: string[]) => [...a, e.v + e.n], getResult: (a: string[]) => a.join('+'), merge: (a: string[], b: string[]) => [...a, ...b] }, (ctx: any, es: any, out: any) => { const w = ctx.window(); let x = 'all' + ' ' + (w.start ?? 'G') + '-' + (w.end ?? '') + ' ' + [...es].map((e: any) => e).join('+');   out.collect(x); });
results.process(new Show()).print('results');
results.getSideOutput(cleared).print('cleared');
env.execute();
