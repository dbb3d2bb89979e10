// Flink 2.1.0 has run it. Broadcast state handed out by reading functions, records kept by both sides of a connect, rules changed after they were put.
import { BroadcastProcessFunction, CoProcessFunction, KeyedBroadcastProcessFunction, MapStateDescriptor, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const rules = new MapStateDescriptor<string, any>('rules');
const spoil = (r: any): any => { const seen = JSON.stringify(r); r.l?.push('x'); r.n = 1000; return seen; };
class OnRules extends BroadcastProcessFunction<any, any, any> { processElement(): void {} processBroadcastElement(r: any, ctx: any, out: any): void { const s = ctx.getBroadcastState(rules); if (!s.contains('first')) s.put('first', r); s.put('last', r); out.collect(s.get('first')); out.collect(s.get('last')); for (const [, v] of [...s.entries()].sort()) out.collect(v); } }
const nothing = env.fromData({ n: 0 }).filter(() => false);
nothing.connect(env.fromData({ n: 1, l: [1] }, { n: 2, l: [2] }).broadcast(rules)).process(new OnRules()).map(spoil).print('rules');
class Keep extends CoProcessFunction<any, any, any> { private readonly kept: any[] = []; processElement1(r: any, _c: any, out: any): void { this.kept.push(r); for (const k of this.kept) { k.l.push('one'); out.collect(k); } } processElement2(): void {} }
env.fromData({ n: 1, l: [1] }, { n: 2, l: [2] }).connect(nothing).process(new Keep()).map(spoil).print('co');
env.execute('two inputs');
