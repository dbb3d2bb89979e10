// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, CEP, Pattern } from 'millrace';
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
const show = (m: any) => ['p','q','r','s'].filter((x) => m[x]).map((x) => x + '=' + m[x].map((e: E) => e.v + e.n).join('+')).join(' ');
const data = timed([
  {"k":"k1","v":"c","n":0,"t":2},
  {"k":"k1","v":"b","n":1,"t":5,"w":3},
  {"k":"k1","v":"c","n":2,"t":8,"w":5},
  {"k":"k2","v":"c","n":3,"t":12,"w":8},
  {"k":"k2","v":"c","n":4,"t":16,"w":12},
  {"k":"k1","v":"a","n":5,"t":16,"w":13},
  {"k":"k1","v":"a","n":6,"t":16},
  {"k":"k1","v":"c","n":7,"t":17},
  {"k":"k2","v":"c","n":8,"t":18,"w":14},
  {"k":"k2","v":"b","n":9,"t":22,"w":19},
  {"k":"k2","v":"a","n":10,"t":26,"w":23},
  {"k":"k2","v":"c","n":11,"t":28,"w":27},
] as E[]);
const pattern = Pattern.begin<E>('p').where((e: E, ctx: any) => { let s = e.n; for (const x of ctx.getEventsForPattern('p')) s += (x as E).n; return s < 10; }).oneOrMore().consecutive().optional()
  .next('q').where((e: E) => e.v === 'c').where((e: E) => e.n % 2 === 1).oneOrMore().allowCombinations().optional()
  .followedBy('r').where((e: E) => e.v !== 'c');
const late = new OutputTag<E>('late'); const timedOut = new OutputTag<string>('timedOut');
const matches = CEP.pattern(data.keyBy((e) => e.k), pattern as any).sideOutputLateData(late as any)
  .select((m: any) => show(m));
matches.process(new Show()).print('matches');
matches.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
env.execute();
