// Custom partitioners: functions and objects, by a function and by a field.
// Flink 2.1.0 has run it and gave this result.
// plan
import { RichMapFunction, StreamExecutionEnvironment } from 'millrace';
class Tag extends RichMapFunction<any, string> { map(n: any) { return `${JSON.stringify(n)}>${this.getRuntimeContext().getIndexOfThisSubtask()}`; } }
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData({ id: 4, z: 'a' }, { id: 7, z: 'b' }).name('s');
s.partitionCustom((k: number, n) => k % n, (v) => v.id).map(new Tag()).name('t').setParallelism(3).print('t').name('ts').setParallelism(3);
s.partitionCustom((k: string, n) => k.charCodeAt(0) % n, 'z' as any).map(new Tag()).name('u').setParallelism(2).print('u').name('us');
s.partitionCustom({ partition: (k: number) => 1 } as any, (v) => v.id).map(new Tag()).name('v').setParallelism(2).print('v').name('vs');
s.keyBy({ getKey: (v: any) => v.id } as any).map(new Tag()).name('w').print('w').name('ws');
env.execute();
