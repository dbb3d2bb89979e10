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
  {"k":"k2","v":"a","n":0,"t":2},
  {"k":"k2","v":"d","n":1,"t":6},
  {"k":"k1","v":"b","n":2,"t":6},
  {"k":"k2","v":"a","n":3,"t":9},
  {"k":"k1","v":"b","n":4,"t":8},
  {"k":"k1","v":"b","n":5,"t":12},
  {"k":"k2","v":"c","n":6,"t":16},
  {"k":"k1","v":"a","n":7,"t":23},
  {"k":"k1","v":"c","n":8,"t":26},
  {"k":"k2","v":"b","n":9,"t":27},
  {"k":"k1","v":"d","n":10,"t":28},
  {"k":"k1","v":"c","n":11,"t":30},
  {"k":"k2","v":"d","n":12,"t":35},
  {"k":"k1","v":"d","n":13,"t":30},
] as E[]);
const pattern = Pattern.begin<E>('p').where((e: E) => e.v !== 'b')
  .followedByAny('q').where((e: E) => e.v === 'c').oneOrMore().until((e: E) => e.v === 'b').greedy()
  .within(12);
const late = new OutputTag<E>('late'); const timedOut = new OutputTag<string>('timedOut');
const matches = CEP.pattern(data.keyBy((e) => e.k), pattern as any).sideOutputLateData(late as any)
  .select(timedOut, (m: any, ts: number) => show(m) + ' T' + ts, (m: any) => show(m));
matches.process(new Show()).print('matches');
matches.getSideOutput(timedOut).process(new Show()).print('timedOut');
matches.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
env.execute();
