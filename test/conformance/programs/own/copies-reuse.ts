// order: exact
// Flink has run this. With object reuse nothing is copied between chained operators: who changes a record changes it for all.
import { Collector, KeyedProcessFunction, ReducingStateDescriptor, StreamExecutionEnvironment, ValueStateDescriptor } from 'millrace';

type R = { n: number };
class Read extends KeyedProcessFunction<number, number, R> {
  processElement(_: number, _ctx: any, out: Collector<R>) {
    const state = this.getRuntimeContext().getState(new ValueStateDescriptor<R>('n'));
    if (state.value() === null) state.update({ n: 5 });
    out.collect(state.value()!);
  }
}
class Sum extends KeyedProcessFunction<number, number, R> {
  processElement(v: number, _ctx: any, out: Collector<R>) {
    const state = this.getRuntimeContext().getReducingState(new ReducingStateDescriptor<R>('s', (a: R, b: R) => ({ n: a.n + b.n })));
    state.add({ n: v });
    out.collect(state.get()!);
  }
}
const change = (r: R) => {
  const { n } = r;
  r.n = 1000;
  return n;
};
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.getConfig().enableObjectReuse();
const keyed = env.fromData(1, 2, 3).keyBy(() => 1);
keyed.process(new Read()).map(change).print('value');
keyed.process(new Sum()).map(change).print('reducing');
const one = env.fromData(1, 2, 3).map((n) => ({ n }));
one.map(change).print('first');
one.map(change).print('second');
keyed.map((n) => ({ n })).keyBy(() => 1).reduce((a, b) => ({ n: a.n + b.n })).map(change).print('reduce');
env.execute();
