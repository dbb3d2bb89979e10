// A generator of count 0 emits index 0; collections may be any iterables.
// Flink 2.1.0 has run it and gave this result.
import { DataGeneratorSource, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromSource(new DataGeneratorSource((i) => `n${i}`, 0), WatermarkStrategy.noWatermarks(), 'zero').print('zero');
env.fromSource(new DataGeneratorSource((i) => ({ i, sq: i * i }), 4), WatermarkStrategy.noWatermarks(), 'four').filter(() => false).print('none');
env.fromCollection(new Set(['b', 'a', 'b'])).print('set');
env.fromCollection((function* () { yield 1; yield 2; })()).print('gen');
env.fromCollection(new Map([['k', 1]])).print('map');
env.execute();
