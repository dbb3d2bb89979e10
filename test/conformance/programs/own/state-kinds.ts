// The five kinds of state, in a process function and in a rich function.
// Worked out from Flink's source; Flink itself has not run it.
import { AggregatingStateDescriptor, KeyedProcessFunction, ListStateDescriptor, MapStateDescriptor, ReducingStateDescriptor, StreamExecutionEnvironment, ValueStateDescriptor, RichMapFunction, RichFlatMapFunction, type Collector, type KeyedProcessContext } from 'millrace';
class All extends KeyedProcessFunction<string, { k: string; n: number }, unknown> {
  processElement(v: { k: string; n: number }, ctx: KeyedProcessContext<string>, out: Collector<unknown>) {
    const rt = this.getRuntimeContext();
    const value = rt.getState(new ValueStateDescriptor<number>('v'));
    const list = rt.getListState(new ListStateDescriptor<number>('l'));
    const map = rt.getMapState(new MapStateDescriptor<string, number>('m'));
    const red = rt.getReducingState(new ReducingStateDescriptor<number>('r', (a, b) => a * b));
    const agg = rt.getAggregatingState(new AggregatingStateDescriptor('a', { createAccumulator: () => ({ s: 0, c: 0 }), add: (n: number, a: { s: number; c: number }) => ({ s: a.s + n, c: a.c + 1 }), getResult: (a) => a.s / a.c, merge: (a) => a }));
    const before = [value.value(), [...list.get()], [...map.entries()], map.isEmpty(), red.get(), agg.get()];
    value.update(v.n); list.add(v.n); map.put('n' + v.n, v.n); red.add(v.n); agg.add(v.n);
    if (v.n === 3) { list.clear(); map.remove('n1'); red.clear(); }
    out.collect([v.k, v.n, before, [...map.keys()], [...map.values()], map.contains('n1'), map.get('zz'), agg.get()]);
  }
}
class Count extends RichMapFunction<{ k: string; n: number }, string> {
  map(v: { k: string; n: number }) { const s = this.getRuntimeContext().getState(new ValueStateDescriptor<number>('c')); s.update((s.value() ?? 0) + 1); return `${v.k}${s.value()}`; }
}
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData({ k: 'a', n: 1 }, { k: 'b', n: 2 }, { k: 'a', n: 3 }, { k: 'a', n: 4 }, { k: 'b', n: 5 });
s.keyBy((v) => v.k).process(new All()).print('all');
s.keyBy('k').map(new Count()).print('rich map');
env.execute();
