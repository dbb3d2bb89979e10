// Where the keys of SEMANTICS.md go at parallelism 7.
// Flink 2.1.0 has run it and gave this result.
import { KeyedProcessFunction, StreamExecutionEnvironment, type Collector, type KeyedProcessContext } from 'millrace';
class Where extends KeyedProcessFunction<unknown, unknown, string> {
  processElement(v: unknown, ctx: KeyedProcessContext<unknown>, out: Collector<string>) { out.collect(`${JSON.stringify(ctx.getCurrentKey())}@${this.getRuntimeContext().getIndexOfThisSubtask()}`); }
}
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromData<unknown>('', 'a', 'b', 'c', 'hello', 'flink', 'key1', 'key2', 'user-42', 'Zürich', '日本', 1, -1, 42, 2147483647, -2147483648, 1234567890123, true, false, 1.5, 0, -0)
  .keyBy((k) => k).process(new Where()).setParallelism(7).print('where').setParallelism(7);
env.execute();
