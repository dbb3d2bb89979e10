// assignTimestampsAndWatermarks runs with the parallelism of what it reads, not with the environment's: behind a source of one subtask there is one watermark, and what comes late is late for all.
// Flink 2.1.0 has run it and gave this result.
// plan
import { OutputTag, StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy } from 'millrace';

interface Reading { sensor: string; value: number; at: number }

const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(3);

/** Each record brings its own time as the watermark. */
const times = WatermarkStrategy.forGenerator<Reading>(() => ({
  onEvent(_reading, at, output) { output.emitWatermark(at); },
  onPeriodicEmit() {},
})).withTimestampAssigner((reading) => reading.at);

const readings = env.fromData<Reading>(
  { sensor: 'a', value: 1, at: 5 }, { sensor: 'b', value: 2, at: 9 }, { sensor: 'c', value: 3, at: 14 }, { sensor: 'a', value: 4, at: 8 },
  { sensor: 'b', value: 5, at: 12 }, { sensor: 'c', value: 6, at: 21 }, { sensor: 'd', value: 7, at: 19 }, { sensor: 'a', value: 8, at: 23 },
).name('readings');

const late = new OutputTag<Reading>('late');
const sums = readings.assignTimestampsAndWatermarks(times).name('times')
  .keyBy((reading) => reading.sensor)
  .window(TumblingEventTimeWindows.of(10)).sideOutputLateData(late)
  .reduce((a, b) => ({ ...b, value: a.value + b.value })).name('sums');
sums.print('sums').name('sums sink');
sums.getSideOutput(late).print('late').name('late sink');

// of a union, the first stream's; what is said afterwards counts
const more = env.fromSequence(1, 4).name('more').map((n) => ({ sensor: 'm', value: n, at: n })).name('as readings').setParallelism(2);
more.union(readings).assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks<Reading>()).name('times of both')
  .map((reading) => reading.value).name('values').print('values').name('values sink');
readings.rebalance().assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks<Reading>()).name('spread').setParallelism(2)
  .map((reading) => reading.sensor).name('sensors').print('sensors').name('sensors sink');

env.execute('times follow the input');
