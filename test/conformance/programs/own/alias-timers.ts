// Flink 2.1.0 has run it, with both of its backends. State given out in onTimer, also to side outputs, and changed behind.
import { KeyedCoProcessFunction, KeyedProcessFunction, ListStateDescriptor, OutputTag, StreamExecutionEnvironment, ValueStateDescriptor, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const none = WatermarkStrategy.forGenerator<any>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((r: any) => r.n);
const side = new OutputTag<any>('side');
const spoil = (r: any): any => { const seen = JSON.stringify(r); r.l.push('x'); r.n = 1000; return seen; };
class Timer extends KeyedProcessFunction<number, any, any> {
  processElement(r: any, ctx: any): void { this.getRuntimeContext().getState(new ValueStateDescriptor('v')).update({ n: r.n, l: [r.n] }); this.getRuntimeContext().getListState(new ListStateDescriptor('l')).add({ n: r.n, l: [] }); for (const t of [5, 6]) ctx.timerService().registerEventTimeTimer(t); }
  override onTimer(_t: number, ctx: any, out: any): void { const v = this.getRuntimeContext().getState<any>(new ValueStateDescriptor('v')); out.collect(v.value()); ctx.output(side, v.value()); for (const e of this.getRuntimeContext().getListState<any>(new ListStateDescriptor('l')).get()) { out.collect(e); ctx.output(side, e); } }
}
const timed = env.fromData({ n: 1 }, { n: 2 }, { n: 3 }).assignTimestampsAndWatermarks(none);
const fired = timed.keyBy(() => 1).process(new Timer());
fired.map(spoil).print('main');
fired.getSideOutput(side).map(spoil).print('side');
class Co extends KeyedCoProcessFunction<number, any, any, any> {
  processElement1(r: any, ctx: any, out: any): void { const v = this.getRuntimeContext().getState<any>(new ValueStateDescriptor('v')); v.update({ n: r.n, l: [] }); out.collect(v.value()); ctx.timerService().registerEventTimeTimer(7); }
  processElement2(): void {}
  override onTimer(_t: number, _ctx: any, out: any): void { out.collect(this.getRuntimeContext().getState<any>(new ValueStateDescriptor('v')).value()); }
}
timed.keyBy(() => 1).connect(timed.filter(() => false).keyBy(() => 1)).process(new Co()).map(spoil).print('co');
env.execute('timers hand out');
