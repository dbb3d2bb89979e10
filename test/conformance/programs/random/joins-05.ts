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
  {"k":"k1","v":"a","n":0,"t":0},
  {"k":"k2","v":"c","n":1,"t":7},
  {"k":"k1","v":"b","n":2,"t":14},
  {"k":"k1","v":"d","n":3,"t":33},
] as E[]);
const right = timed([
  {"k":"k1","v":"y","n":0,"t":0},
  {"k":"k2","v":"x","n":1,"t":6},
  {"k":"k1","v":"y","n":2,"t":2},
  {"k":"k2","v":"x","n":3,"t":7},
  {"k":"k2","v":"x","n":4,"t":16},
  {"k":"k2","v":"y","n":5,"t":17},
  {"k":"k1","v":"w","n":6,"t":24},
  {"k":"k1","v":"z","n":7,"t":32},
] as E[]);
const r = left.coGroup(right).where((e) => e.k).equalTo((e) => e.k).window(SlidingEventTimeWindows.of(7, 3) as any).apply((a: any, b: any, out: any) => out.collect([...a].map((e: E) => e.v + e.n).sort().join('+') + ' | ' + [...b].map((e: E) => e.v + e.n).sort().join('+')));
r.process(new Show()).print('r');
env.execute();
