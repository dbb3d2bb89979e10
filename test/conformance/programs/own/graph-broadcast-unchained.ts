// Behind a connected broadcast stream Flink forgets disableChaining() and startNewChain(): what follows chains all the same. Elsewhere with two inputs they count.
// Flink 2.1.0 has run it and gave this result.
// plan
import { BroadcastProcessFunction, KeyedBroadcastProcessFunction, MapStateDescriptor, StreamExecutionEnvironment, type Collector } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const limits = new MapStateDescriptor<string, number>('limits');

class Pass extends BroadcastProcessFunction<number, string, number> {
  processElement(value: number, _ctx: unknown, out: Collector<number>) { out.collect(value); }
  processBroadcastElement() {}
}
class KeyedPass extends KeyedBroadcastProcessFunction<number, number, string, number> {
  processElement(value: number, _ctx: unknown, out: Collector<number>) { out.collect(value * 10); }
  processBroadcastElement() {}
}

const numbers = env.fromData(1, 2, 3, 4).name('numbers');
const rules = env.fromData('a').name('rules');
const broadcast = rules.broadcast(limits);
numbers.connect(broadcast).process(new Pass()).name('plain').disableChaining()
  .map((n) => n + 1).name('after plain').print('plain').name('plain sink');
numbers.keyBy((n) => n % 2).connect(broadcast).process(new KeyedPass()).name('keyed').disableChaining()
  .print('keyed').name('keyed sink');
numbers.connect(rules).map((n) => n, (text) => text.length).name('both').disableChaining()
  .print('both').name('both sink');
env.execute('broadcast unchained');
