// Drawn at random; Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, WatermarkStrategy, OutputTag, ProcessFunction, CEP, Pattern, AfterMatchSkipStrategy } from 'millrace';
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
  {"k":"k1","v":"c","n":0,"t":4},
  {"k":"k1","v":"a","n":1,"t":2},
  {"k":"k1","v":"a","n":2,"t":6},
  {"k":"k1","v":"b","n":3,"t":9},
  {"k":"k1","v":"a","n":4,"t":7},
  {"k":"k1","v":"c","n":5,"t":8},
  {"k":"k1","v":"c","n":6,"t":12},
  {"k":"k1","v":"b","n":7,"t":17},
  {"k":"k1","v":"b","n":8,"t":17},
  {"k":"k1","v":"c","n":9,"t":22},
  {"k":"k1","v":"b","n":10,"t":28},
] as E[]);
const pattern = Pattern.begin<E>('p', AfterMatchSkipStrategy.skipToLast('q')).where((e: E, ctx: any) => { let s = e.n; for (const x of ctx.getEventsForPattern('p')) s += (x as E).n; return s < 12; })
  .followedByAny('q').where((e: E) => e.v === 'b')
  .followedBy('r').where((e: E) => e.v === 'a').times(3)
  .followedBy('s').where((e: E) => e.v === 'c')
  .within(19);
const late = new OutputTag<E>('late'); const timedOut = new OutputTag<string>('timedOut');
const matches = CEP.pattern(data.keyBy((e) => e.k), pattern as any).sideOutputLateData(late as any)
  .select(timedOut, (m: any, ts: number) => show(m) + ' T' + ts, (m: any) => show(m));
matches.process(new Show()).print('matches');
matches.getSideOutput(timedOut).process(new Show()).print('timedOut');
matches.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
env.execute();
