// Sensors that stay too hot for 30 seconds without a break.
import {
  Collector, DataGeneratorSource, Duration, KeyedProcessContext, KeyedProcessFunction,
  OnTimerContext, RateLimiterStrategy, StreamExecutionEnvironment, ValueState,
  ValueStateDescriptor, WatermarkStrategy,
} from 'millrace';

interface Reading { sensor: string; celsius: number; at: number }
interface Alert { sensor: string; is: 'too hot' | 'cool again'; at: string }

const LIMIT_CELSIUS = 75;
const PATIENCE = Duration.ofSeconds(30);

const time = (at: number) => new Date(at).toISOString().slice(11, 19);

// Six sensors, each with a reading a second; they warm up and cool down
// in waves of different length, and not every wave is long enough.
const readingAt = (i: number): Reading => {
  const sensor = i % 6;
  const second = Math.floor(i / 6);
  const wave = Math.sin(second / (10 + 6 * sensor));
  return {
    sensor: `sensor ${sensor + 1}`,
    celsius: Math.round(60 + 25 * wave),
    at: Date.UTC(2026, 0, 1, 12) + second * 1_000,
  };
};

class StaysHot extends KeyedProcessFunction<string, Reading, Alert> {
  private hotSince!: ValueState<number>;

  open() {
    const descriptor = new ValueStateDescriptor<number>('hot since');
    this.hotSince = this.getRuntimeContext().getState(descriptor);
  }

  processElement(reading: Reading, ctx: KeyedProcessContext<string>, out: Collector<Alert>) {
    const { sensor, celsius, at } = reading;
    const since = this.hotSince.value();
    if (celsius > LIMIT_CELSIUS) {
      if (since !== null) return;
      this.hotSince.update(at);
      ctx.timerService().registerEventTimeTimer(at + PATIENCE);
    } else if (since !== null) {
      this.hotSince.clear();
      // Cool in time: no alert. Cool too late: the timer gives one.
      if (at < since + PATIENCE) ctx.timerService().deleteEventTimeTimer(since + PATIENCE);
      else out.collect({ sensor, is: 'cool again', at: time(at) });
    }
  }

  onTimer(timestamp: number, ctx: OnTimerContext<string>, out: Collector<Alert>) {
    out.collect({ sensor: ctx.getCurrentKey(), is: 'too hot', at: time(timestamp) });
  }
}

const env = StreamExecutionEnvironment.getExecutionEnvironment();

env
  .fromSource(
    new DataGeneratorSource(readingAt, Infinity, RateLimiterStrategy.perSecond(120)),
    WatermarkStrategy.forMonotonousTimestamps<Reading>()
      .withTimestampAssigner((reading) => reading.at),
    'readings')
  .keyBy((reading) => reading.sensor)
  .process(new StaysHot()).name('stays hot').setParallelism(2)
  .print('alerts');

env.execute('sensor alerts');
