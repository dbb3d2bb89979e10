// Flink 2.1.0 has run it, with both of its backends. Reduce functions that change and return their first argument, accumulators that are their own result.
import { AggregatingStateDescriptor, CountTrigger, KeyedProcessFunction, ReducingStateDescriptor, StreamExecutionEnvironment, TumblingEventTimeWindows, EventTimeSessionWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const none = WatermarkStrategy.forGenerator<any>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((r: any) => r.n);
const input = env.fromData({ n: 1, l: [1] }, { n: 2, l: [2] }, { n: 3, l: [3] }).assignTimestampsAndWatermarks(none).keyBy(() => 1);
const into = (a: any, b: any): any => { a.n += b.n; a.l.push(...b.l); return a; };
const agg = { createAccumulator: () => ({ n: 0, l: [] as any[] }), add: (r: any, a: any) => { a.n += r.n; a.l.push(r.n); return a; }, getResult: (a: any) => a, merge: (a: any, b: any) => { a.n += b.n; a.l.push(...b.l); return a; } };
const spoil = (r: any): any => { const seen = JSON.stringify(r); r.n = 1000; r.l.length = 0; return seen; };
input.reduce(into).map(spoil).print('running');
input.reduce(into).disableChaining().map(spoil).print('running alone');
const w = () => input.window(TumblingEventTimeWindows.of(100)).trigger(CountTrigger.of(1));
w().reduce(into).map(spoil).print('window reduce');
w().aggregate(agg).map(spoil).print('window aggregate');
w().reduce(into, (_k: any, _c: any, es: any, out: any) => { for (const e of es) { out.collect(e); out.collect(e); } }).map(spoil).print('reduce and function');
input.window(EventTimeSessionWindows.withGap(5)).aggregate(agg).map(spoil).print('session');
input.process(new (class extends KeyedProcessFunction<number, any, any> { processElement(r: any, _c: any, out: any): void { const s = this.getRuntimeContext().getReducingState(new ReducingStateDescriptor<any>('s', into)); s.add(r); out.collect(s.get()); } })()).map(spoil).print('reducing state');
input.process(new (class extends KeyedProcessFunction<number, any, any> { processElement(r: any, _c: any, out: any): void { const s = this.getRuntimeContext().getAggregatingState(new AggregatingStateDescriptor<any, any, any>('s', agg)); s.add(r); out.collect(s.get()); out.collect(s.get()); } })()).map(spoil).print('aggregating state');
env.execute('in place');
