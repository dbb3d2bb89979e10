// Flink 2.1.0 has run it. Events of a pattern belong to several matches; asynchronous results are changed after they were given.
import { AsyncDataStream, CEP, Pattern, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const none = WatermarkStrategy.forGenerator<any>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((r: any) => r.n);
const input = env.fromData({ n: 1, l: [1] }, { n: 2, l: [2] }, { n: 3, l: [3] }).assignTimestampsAndWatermarks(none);
const spoil = (r: any): any => { const seen = JSON.stringify(r); r.n = 1000; r.l.push('x'); return seen; };
CEP.pattern(input, Pattern.begin<any>('a').followedByAny('b')).select((m: any) => { const both = [m.a[0], m.b[0]].map((e) => JSON.stringify(e)).join(); m.a[0].l.push('matched'); m.b[0].n += 100; return both; }).print('matches');
CEP.pattern(input, Pattern.begin<any>('a').oneOrMore()).select((m: any) => m.a).flatMap((es: any, out: any) => { for (const e of es) out.collect(e); }).map(spoil).print('loop');
AsyncDataStream.orderedWait(input, { asyncInvoke(r: any, future: any) { future.complete([r, r]); r.n = -1; r.l.push('after'); } }, 5_000).map(spoil).print('async');
env.execute('matches and answers');
