// open() once a subtask and operator, a function object used twice, the name of the task.
// Flink 2.1.0 has run it and gave this result.
import { RichFilterFunction, RichFlatMapFunction, RichMapFunction, StreamExecutionEnvironment, type Collector } from 'millrace';
class M extends RichMapFunction<number, string> {
  opened = 0; seen = 0;
  open() { this.opened += 1; }
  map(n: number) { this.seen += 1; const i = this.getRuntimeContext().getTaskInfo(); return `${n} opened ${this.opened} seen ${this.seen} ${i.getIndexOfThisSubtask()}/${i.getNumberOfParallelSubtasks()}/${i.getMaxNumberOfParallelSubtasks()} ${i.getAttemptNumber()} ${i.getTaskName()}`; }
}
class F extends RichFilterFunction<number> { limit = 0; open() { this.limit = 2; } filter(n: number) { return n > this.limit; } }
class FM extends RichFlatMapFunction<number, number> { flatMap(n: number, out: Collector<number>) { for (let i = 0; i < n; i++) out.collect(n); } }
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const m = new M();
const s = env.fromSequence(1, 4);
s.map(m).name('first').print('first');
s.map(m).name('second').print('second');
s.filter(new F()).flatMap(new FM()).print('rest');
s.map({ map: (n: number) => n + 0.5 }).filter({ filter: (n: number) => n < 3 }).flatMap({ flatMap(n: number, out: Collector<number>) { out.collect(n); out.collect(-n); } }).print('objects');
env.execute();
