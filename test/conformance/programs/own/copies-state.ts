// order: exact
// Flink has run this. What is read out of state and put out is the receiver's own: a chained operator that changes it does not change the state.
import { AggregatingStateDescriptor, Collector, KeyedProcessFunction, ListStateDescriptor, MapStateDescriptor, OutputTag, ReducingStateDescriptor, StreamExecutionEnvironment, ValueStateDescriptor } from 'millrace';

interface R { n: number; parts: { m: number }[] }
const record = (n: number): R => ({ n, parts: [{ m: n }] });
const side = new OutputTag<R>('side');

class States extends KeyedProcessFunction<number, number, R> {
  processElement(v: number, ctx: any, out: Collector<R>): void {
    const runtime = this.getRuntimeContext();
    const value = runtime.getState(new ValueStateDescriptor<R>('value'));
    const list = runtime.getListState(new ListStateDescriptor<R>('list'));
    const map = runtime.getMapState(new MapStateDescriptor<string, R>('map'));
    const reducing = runtime.getReducingState(new ReducingStateDescriptor<R>('reducing', (a, b) => { a.n += b.n; a.parts.push(...b.parts); return a; }));
    const aggregating = runtime.getAggregatingState(new AggregatingStateDescriptor<R, R, R>('aggregating', {
      createAccumulator: () => record(0), add: (r, acc) => { acc.n += r.n; return acc; }, getResult: (acc) => acc, merge: (a) => a,
    }));
    if (value.value() === null) value.update(record(5));
    list.add(record(v));
    map.put('k' + v, record(v));
    reducing.add(record(v));
    aggregating.add(record(v));
    out.collect(value.value()!);
    for (const element of list.get()) out.collect(element);
    for (const element of map.values()) out.collect(element);
    out.collect(reducing.get()!);
    out.collect(aggregating.get()!);
    ctx.output(side, value.value()!);
    ctx.timerService().registerEventTimeTimer(v);
  }
  override onTimer(time: number, ctx: any, out: Collector<R>): void {
    out.collect(this.getRuntimeContext().getState(new ValueStateDescriptor<R>('value')).value()!);
    ctx.output(side, this.getRuntimeContext().getReducingState(new ReducingStateDescriptor<R>('reducing', (a) => a)).get()!);
  }
}

function change(r: R): string {
  const was = `${r.n} ${r.parts.map((part) => part.m)}`;
  r.n = 1000;
  r.parts.push({ m: 1000 });
  r.parts[0]!.m = 7000;
  return was;
}

const env = StreamExecutionEnvironment.getExecutionEnvironment();
const states = env.fromData(1, 2, 3).keyBy(() => 1).process(new States());
states.map(change).print('main');
states.getSideOutput(side).map(change).print('side');
states.filter((r) => r.n > 0).map(change).print('behind a filter');
env.execute('states');
