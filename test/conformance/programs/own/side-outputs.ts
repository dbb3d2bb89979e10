// A side output read twice, by another tag of its id, keyed, united with its main stream, or by nobody.
// Flink 2.1.0 has run it and gave this result.
// plan
import { OutputTag, ProcessFunction, StreamExecutionEnvironment, type Collector, type ProcessContext } from 'millrace';
const odd = new OutputTag<number>('odd'); const big = new OutputTag<string>('big'); const unread = new OutputTag<string>('unread');
class Split extends ProcessFunction<number, number> {
  processElement(n: number, ctx: ProcessContext, out: Collector<number>) {
    if (n % 2) ctx.output(odd, n); else out.collect(n);
    if (n > 4) ctx.output(big, 'big' + n);
    ctx.output(unread, 'x');
  }
}
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromSequence(1, 6).name('s').process(new Split()).name('split');
s.print('even').name('even');
s.getSideOutput(odd).print('odd1').name('odd1');
s.getSideOutput(new OutputTag<number>('odd')).map((n) => n * 10).name('ten').print('odd2').name('odd2');
s.getSideOutput(big).keyBy((x) => x).map((x) => x).name('kb').print('big').name('big');
s.getSideOutput(odd).union(s).print('both').name('both');
s.getSideOutput(odd).rebalance().map((x) => x).name('reb').setParallelism(2).print('reb').name('rebs').setParallelism(2);
env.execute();
