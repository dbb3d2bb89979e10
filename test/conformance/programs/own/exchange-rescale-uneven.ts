// rescale() from three subtasks to two, five and six: each writes only to its own share, in turn.
// Worked out from Flink's source; Flink itself has not run it.
// plan
import { RichMapFunction, StreamExecutionEnvironment } from 'millrace';
class Tag extends RichMapFunction<string, string> { map(n: string) { return `${n}>${this.getRuntimeContext().getIndexOfThisSubtask()}`; } }
const env = StreamExecutionEnvironment.getExecutionEnvironment();
// 3 sources of 4 numbers each: 1..4, 5..8, 9..12
const s = env.fromSequence(1, 12).name('s').setParallelism(3).map((n) => String(n)).name('text').setParallelism(3);
s.rescale().map(new Tag()).name('two').setParallelism(2).print('two').name('two sink').setParallelism(2);
s.rescale().map(new Tag()).name('five').setParallelism(5).print('five').name('five sink').setParallelism(5);
s.rescale().map(new Tag()).name('six').setParallelism(6).print('six').name('six sink').setParallelism(6);
env.execute();
