// Flink 2.1.0 has run it. Integers, Longs, Doubles, texts and booleans are keys of their own; where each lives.
import { KeyedProcessFunction, StreamExecutionEnvironment, ValueStateDescriptor } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const keys: any[] = [0, -0, 1, '1', true, false, 'true', 1.5, -1, -1.5, 2 ** 31, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31) - 1, 2 ** 32, 2 ** 53, -(2 ** 53), 2 ** 60, 1e19, 1e300, 1e-7, 5e-324, Infinity, -Infinity, '', ' ', 'é', 'e\u0301', '\u0000', '😀', 'null', 'undefined', 4294967295, 0.1 + 0.2, 0.3, 123456789012];
class Where extends KeyedProcessFunction<any, any, any> { processElement(_v: any, ctx: any, out: any): void { const seen = this.getRuntimeContext().getState(new ValueStateDescriptor<number>('seen')); seen.update((seen.value() ?? 0) + 1); const k = ctx.getCurrentKey(); out.collect([typeof k, Object.is(k, -0) ? '-0' : String(k), this.getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), seen.value()]); } }
const twice = env.fromCollection([...keys, ...keys].map((k) => ({ k })));
for (const [p, m] of [[3, 128], [5, 7], [4, 300], [2, 2], [7, 32768]] as [number, number][]) twice.keyBy((r: any) => r.k).process(new Where()).setParallelism(p).setMaxParallelism(m).print(`${p} of ${m}`).setParallelism(p);
env.execute('keys of all kinds');
