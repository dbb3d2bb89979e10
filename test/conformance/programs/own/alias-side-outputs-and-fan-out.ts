// Flink 2.1.0 has run it. The same object goes to the main output and to two side outputs, twice each, and is changed in between; every reader has its own.
import { OutputTag, ProcessFunction, StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const left = new OutputTag<any>('left'), right = new OutputTag<any>('right');
class Split extends ProcessFunction<any, any> { processElement(r: any, ctx: any, out: any): void { ctx.output(left, r); r.x += 1; out.collect(r); r.x += 1; ctx.output(right, r); ctx.output(left, r); r.list.push(r.x); out.collect(r); r.x = 'gone'; r.list = null; } }
const add = (n: number) => (r: any) => { r.x += n; r.list?.push(n); return r; };
for (const chained of [true, false]) {
  const split = env.fromData({ x: 1, list: [] as number[] }, { x: 10, list: [] as number[] }).process(new Split());
  if (!chained) split.disableChaining();
  const name = chained ? 'chained' : 'alone';
  split.map(add(100)).print(`${name} main a`);
  split.map(add(200)).map(add(1)).print(`${name} main b`);
  split.getSideOutput(left).map(add(300)).print(`${name} left a`);
  split.getSideOutput(left).print(`${name} left b`);
  split.getSideOutput(right).filter((r: any) => { r.x = -r.x; return true; }).print(`${name} right`);
}
env.execute('one object, many outputs');
