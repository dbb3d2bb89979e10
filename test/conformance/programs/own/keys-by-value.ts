// Flink 2.1.0 has run it. Arrays, objects and dates as keys are equal by value, in the order in which properties were written; state belongs to the value.
import { KeyedProcessFunction, MapStateDescriptor, StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const keys: any[] = [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1, b: 2 }, [1, 2], [1, '2'], [1, 2], [], {}, [[]], new Date(0), new Date(0), new Date(1), { d: new Date(0) }, { d: '1970-01-01T00:00:00.000Z' }, [null], { a: null }];
class Count extends KeyedProcessFunction<any, any, any> { processElement(v: any, ctx: any, out: any): void { const m = this.getRuntimeContext().getMapState(new MapStateDescriptor<string, number[]>('seen')); const l = m.get('l') ?? []; l.push(v.i); m.put('l', l); out.collect([JSON.stringify(ctx.getCurrentKey()), l]); } }
env.fromCollection(keys.map((k, i) => ({ k, i }))).keyBy((r: any) => r.k).process(new Count()).print('by value');
class Entries extends KeyedProcessFunction<any, any, any> { processElement(v: any, ctx: any, out: any): void { const m = this.getRuntimeContext().getMapState(new MapStateDescriptor<any, number>('by key')); m.put(v.k, (m.get(v.k) ?? 0) + 1); if (v.i === keys.length - 1) out.collect([...m.entries()].map(([k, n]) => [JSON.stringify(k), n]).sort()); } }
env.fromCollection(keys.map((k, i) => ({ k, i }))).keyBy(() => 'all').process(new Entries()).print('map keys');
const mixed: any[] = [0, -0, 1, '1', true, 'true', 1.5, Infinity, 2 ** 40, '', 0, -0];
env.fromCollection(mixed.map((k, i) => ({ k, i, last: i === mixed.length - 1 }))).keyBy(() => 'all').process(new (class extends KeyedProcessFunction<any, any, any> { processElement(v: any, ctx: any, out: any): void { const m = this.getRuntimeContext().getMapState(new MapStateDescriptor<any, number>('by key')); m.put(v.k, (m.get(v.k) ?? 0) + 1); if (v.last) out.collect([...m.entries()].map(([k, n]) => [typeof k, Object.is(k, -0) ? '-0' : String(k), n]).sort((a, b) => (String(a) < String(b) ? -1 : 1))); } })()).print('mixed map keys');
env.execute('keys by value');
