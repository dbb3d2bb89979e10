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
env.setRuntimeMode('BATCH');
const data = timed([
  {"k":"k2","v":"b","n":0,"t":1},
  {"k":"k2","v":"a","n":1,"t":1,"w":0},
  {"k":"k1","v":"b","n":2,"t":0,"w":1},
  {"k":"k1","v":"a","n":3,"t":5,"w":4},
  {"k":"k2","v":"b","n":4,"t":4,"w":7},
  {"k":"k1","v":"c","n":5,"t":6},
  {"k":"k2","v":"a","n":6,"t":7,"w":9},
  {"k":"k2","v":"b","n":7,"t":8},
  {"k":"k2","v":"b","n":8,"t":13},
  {"k":"k2","v":"a","n":9,"t":17,"w":19},
  {"k":"k2","v":"c","n":10,"t":19,"w":21},
  {"k":"k2","v":"a","n":11,"t":23},
  {"k":"k1","v":"d","n":12,"t":26},
] as E[]);
const pattern = Pattern.begin<E>('p').where((e: E) => e.v === 'a')
  .next('q').where((e: E) => e.v !== 'a').times(1, 3).optional()
  .followedByAny('r').where((e: E) => e.v === 'a').where((e: E) => e.n % 2 === 1)
  .next('s').where((e: E) => e.v === 'b').optional()
  .within(19);
const late = new OutputTag<E>('late'); const timedOut = new OutputTag<string>('timedOut');
const matches = CEP.pattern(data.keyBy((e) => e.k), pattern as any).sideOutputLateData(late as any)
  .select(timedOut, (m: any, ts: number) => show(m) + ' T' + ts, (m: any) => show(m));
matches.process(new Show()).print('matches');
matches.getSideOutput(timedOut).process(new Show()).print('timedOut');
matches.getSideOutput(late).map((e: any) => e.v + e.n).print('late');
env.execute();
