// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, ProcessFunction, SlidingEventTimeWindows } from 'millrace';
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
const left = timed([
  {"k":"k2","v":"d","n":0,"t":8},
  {"k":"k1","v":"a","n":1,"t":27},
  {"k":"k2","v":"b","n":2,"t":23},
  {"k":"k2","v":"c","n":3,"t":37},
] as E[]);
const right = timed([
  {"k":"k2","v":"x","n":0,"t":8},
  {"k":"k1","v":"y","n":1,"t":10},
  {"k":"k1","v":"x","n":2,"t":17},
  {"k":"k2","v":"w","n":3,"t":21},
  {"k":"k1","v":"y","n":4,"t":30},
  {"k":"k2","v":"w","n":5,"t":30},
  {"k":"k2","v":"w","n":6,"t":31},
  {"k":"k2","v":"y","n":7,"t":37},
] as E[]);
const r = left.join(right).where((e) => e.k).equalTo((e) => e.k).window(SlidingEventTimeWindows.of(20, 4) as any).apply((a: E, b: E) => a.v + a.n + b.v + b.n);
r.process(new Show()).print('r');
env.execute();
