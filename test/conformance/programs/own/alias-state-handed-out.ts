// Flink 2.1.0 has run it, with both of its backends. State is handed out, emitted and changed by the operators behind; what the state holds does not change.
import { AggregatingStateDescriptor, KeyedProcessFunction, ListStateDescriptor, MapStateDescriptor, OutputTag, ReducingStateDescriptor, StreamExecutionEnvironment, ValueStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const spoil = (r: any): any => { const seen = JSON.stringify(r); if (Array.isArray(r)) r.push('spoiled'); else { r.n = 'spoiled'; r.more?.push('spoiled'); } return seen; };
const side = new OutputTag<any>('side');
const f = (body: (this: any, state: any, v: number, ctx: any, out: any) => void, open: (c: any) => any): any => new (class extends KeyedProcessFunction<number, number, any> { processElement(v: number, ctx: any, out: any): void { body.call(this, open(this.getRuntimeContext()), v, ctx, out); } })();
const keyed = env.fromData(1, 2, 3).keyBy(() => 1);
const fresh = (n: number) => ({ n, more: [n] });
const runs: [string, any][] = [
  ['value', f((s, v, _c, out) => { if (s.value() === null) s.update(fresh(v)); out.collect(s.value()); }, (c) => c.getState(new ValueStateDescriptor('s')))],
  ['value twice', f((s, v, _c, out) => { s.update(fresh(v)); out.collect(s.value()); out.collect(s.value()); }, (c) => c.getState(new ValueStateDescriptor('s')))],
  ['list', f((s, v, _c, out) => { s.add(fresh(v)); for (const e of s.get()) out.collect(e); }, (c) => c.getListState(new ListStateDescriptor('s')))],
  ['list as one', f((s, v, _c, out) => { s.addAll([fresh(v)]); out.collect([...s.get()].map((e: any) => e.more)); }, (c) => c.getListState(new ListStateDescriptor('s')))],
  ['map', f((s, v, _c, out) => { s.put(v, fresh(v)); for (const k of [...s.keys()].sort()) out.collect(s.get(k)); }, (c) => c.getMapState(new MapStateDescriptor('s')))],
  ['map values', f((s, v, _c, out) => { s.put(v % 2, fresh(v)); for (const e of [...s.values()].sort((a: any, b: any) => a.n - b.n)) out.collect(e); }, (c) => c.getMapState(new MapStateDescriptor('s')))],
  ['reducing', f((s, v, _c, out) => { s.add(fresh(v)); out.collect(s.get()); }, (c) => c.getReducingState(new ReducingStateDescriptor('s', (a: any, b: any) => ({ n: a.n + b.n, more: [...a.more, ...b.more] }))))],
  ['aggregating', f((s, v, _c, out) => { s.add(v); out.collect(s.get()); }, (c) => c.getAggregatingState(new AggregatingStateDescriptor('s', { createAccumulator: () => fresh(0), add: (v: number, a: any) => ({ n: a.n + v, more: [...a.more, v] }), getResult: (a: any) => a, merge: (a: any) => a } as any)))],
  ['side', f((s, v, ctx, _out) => { if (s.value() === null) s.update(fresh(v)); ctx.output(side, s.value()); ctx.output(side, s.value()); }, (c) => c.getState(new ValueStateDescriptor('s')))],
];
for (const [name, fn] of runs) { const p = keyed.process(fn); p.map(spoil).print(name); p.getSideOutput(side).map(spoil).print(`${name} side`); }
env.execute('state handed out');
