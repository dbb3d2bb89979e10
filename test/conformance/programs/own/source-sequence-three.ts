// A sequence is cut into one range a subtask, the longer ones last; more subtasks than numbers.
// Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment, RichMapFunction } from 'millrace';
class Tag extends RichMapFunction<number, string> { map(n: number) { return `${this.getRuntimeContext().getIndexOfThisSubtask()}:${n}`; } }
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromSequence(-3, 6).setParallelism(3).map(new Tag()).setParallelism(3).print('ten').setParallelism(3);
env.fromSequence(5, 6).setParallelism(4).map(() => 'x').setParallelism(4).print('two');
env.fromSequence(7, 7).print('one');
env.execute();
