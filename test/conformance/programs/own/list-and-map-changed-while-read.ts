// Flink 2.1.0 has run it, with RocksDB. State that is changed in a loop over itself: the loop goes over what was there when it began.
import { KeyedProcessFunction, ListStateDescriptor, MapStateDescriptor, StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
class Lists extends KeyedProcessFunction<number, string, any> {
  processElement(what: string, _c: any, out: any): void {
    const s = this.getRuntimeContext().getListState(new ListStateDescriptor<any>('l')); let n = 0; const seen: any[] = [];
    const step = (): void => { if (++n > 100) throw new Error('endless'); };
    if (what === 'fill') s.update([1, 2, 3]);
    if (what === 'add') for (const e of s.get()) { step(); s.add(e + 10); seen.push(e); }
    if (what === 'addAll') for (const e of s.get()) { step(); s.addAll([e * 2, e * 3]); seen.push(e); }
    if (what === 'update') for (const e of s.get()) { step(); s.update([e]); seen.push(e); }
    if (what === 'nested') for (const a of s.get()) for (const b of s.get()) { step(); if (a === b) s.add(a + 100); seen.push([a, b]); }
    if (what === 'iterator') { const kept = s.get(); s.add(7); const once = [...kept]; s.clear(); seen.push(once, [...s.get()]); s.add(8); }
    out.collect([what, n, seen, [...s.get()]]);
  }
}
env.fromData('fill', 'add', 'fill', 'addAll', 'fill', 'update', 'fill', 'nested', 'fill', 'iterator', 'add').keyBy(() => 1).process(new Lists()).print('lists');
class Maps extends KeyedProcessFunction<number, string, any> {
  processElement(what: string, _c: any, out: any): void {
    const s = this.getRuntimeContext().getMapState(new MapStateDescriptor<number, any>('m')); let n = 0; const seen: any[] = [];
    const step = (): void => { if (++n > 100) throw new Error('endless'); };
    if (what === 'fill') { s.clear(); s.putAll([[1, 'a'], [2, 'b'], [3, 'c']]); }
    if (what === 'remove all') for (const k of s.keys()) { step(); s.remove(k); seen.push(k); }
    if (what === 'remove others') for (const k of s.keys()) { step(); for (const o of [1, 2, 3]) if (o !== k) s.remove(o); seen.push(k); }
    if (what === 'change') for (const [k, v] of s.entries()) { step(); s.put(k, v + v); seen.push([k, v]); }
    if (what === 'swap') for (const [k, v] of s.entries()) { step(); s.put(4 - k, v); seen.push([k, v]); }
    if (what === 'add') for (const v of s.values()) { step(); s.put(n + 100, v); seen.push(v); }
    if (what === 'clear') for (const v of s.values()) { step(); s.clear(); seen.push(v); }
    out.collect([what, n, seen.sort(), [...s.entries()].sort((a, b) => a[0] - b[0])]);
  }
}
env.fromData('fill', 'remove all', 'fill', 'remove others', 'fill', 'change', 'fill', 'swap', 'fill', 'add', 'fill', 'clear').keyBy(() => 1).process(new Maps()).print('maps');
env.execute('changed while read');
