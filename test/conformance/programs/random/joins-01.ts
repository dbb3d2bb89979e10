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
  {"k":"k1","v":"c","n":0,"t":5},
  {"k":"k2","v":"c","n":1,"t":7},
  {"k":"k1","v":"c","n":2,"t":12},
  {"k":"k1","v":"b","n":3,"t":7},
  {"k":"k1","v":"d","n":4,"t":15},
  {"k":"k1","v":"c","n":5,"t":23},
  {"k":"k1","v":"b","n":6,"t":23},
  {"k":"k2","v":"b","n":7,"t":20},
] as E[]);
const right = timed([
  {"k":"k2","v":"y","n":0,"t":0},
  {"k":"k1","v":"y","n":1,"t":3},
  {"k":"k1","v":"w","n":2,"t":16},
  {"k":"k1","v":"z","n":3,"t":14},
  {"k":"k1","v":"x","n":4,"t":18},
  {"k":"k2","v":"w","n":5,"t":21},
] as E[]);
const r = left.join(right).where((e) => e.k).equalTo((e) => e.k).window(SlidingEventTimeWindows.of(14, 2) as any).apply((a: E, b: E) => a.v + a.n + b.v + b.n);
r.process(new Show()).print('r');
env.execute();
