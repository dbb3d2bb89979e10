// Flink 2.1.0 has run it, with both of its backends. A window with an evictor writes its elements back after each firing, so that what a function does to them stays; what it has given out does not change.
import { CountEvictor, CountTrigger, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const none = WatermarkStrategy.forGenerator<any>(() => ({ onEvent() {}, onPeriodicEmit() {} })).withTimestampAssigner((r: any) => r.n);
const input = env.fromData({ n: 1, x: 1, l: [1] }, { n: 2, x: 2, l: [2] }, { n: 3, x: 3, l: [3] }, { n: 4, x: 4, l: [4] }).assignTimestampsAndWatermarks(none).keyBy(() => 1);
const into = (a: any, b: any): any => { a.x += b.x; a.l.push(...b.l); return a; };
const intoSecond = (a: any, b: any): any => { b.x += a.x; b.l.unshift(...a.l); return b; };
const holding = { createAccumulator: () => [] as any[], add: (r: any, a: any[]) => { r.x *= 2; a.push(r); return a; }, getResult: (a: any[]) => a, merge: (a: any[], b: any[]) => [...a, ...b] };
const spoil = (r: any): any => { const seen = JSON.stringify(r); if (Array.isArray(r)) r.length = 0; else { r.x = 1000; r.l.push('x'); } return seen; };
const w = () => input.window(TumblingEventTimeWindows.of(100)).trigger(CountTrigger.of(1)).evictor(CountEvictor.of(3));
for (const alone of [false, true]) {
  const run = (name: string, s: any): void => { if (alone) s.disableChaining(); s.map(spoil).print(alone ? `${name} alone` : name); s.print(alone ? `${name} alone, as it is` : `${name}, as it is`); };
  run('count window', input.countWindow(3, 1).reduce(into));
  run('reduce', w().reduce(into));
  run('reduce into the second', w().reduce(intoSecond));
  run('aggregate', w().aggregate(holding));
  run('process', w().process((_k: any, _c: any, es: any, out: any) => { for (const e of es) { e.x += 10; out.collect(e); e.l.push('p'); } }));
  run('reduce and function', w().reduce(into, (_k: any, _c: any, es: any, out: any) => { for (const e of es) { out.collect(e); e.x += 100; } }));
}
env.execute('elements are written back');
