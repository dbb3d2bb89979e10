// Clicks per page, every ten seconds; late clicks are kept apart.
import {
  AggregateFunction, Collector, DataGeneratorSource, OutputTag, RateLimiterStrategy,
  StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy,
} from 'millrace';

interface Click { page: string; bot: boolean; at: number }

const pages = ['/', '/search', '/shoes', '/cart', '/help'];
const opened = Date.now();

// Event time runs four times as fast as the clock. Clicks are up to
// two seconds out of order; one in two thousand comes far too late.
const click = (): Click => {
  const delay = Math.random() < 0.0005 ? 15_000 : 2_000 * Math.random();
  return {
    page: pages[Math.floor(5 * Math.random() ** 2)],
    bot: Math.random() < 0.04,
    at: Math.round(opened + 4 * (Date.now() - opened) - delay),
  };
};

class Count implements AggregateFunction<Click, number, number> {
  createAccumulator() { return 0; }
  add(_click: Click, count: number) { return count + 1; }
  getResult(count: number) { return count; }
  merge(a: number, b: number) { return a + b; }
}

const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);

const clicks = env
  .fromSource(
    new DataGeneratorSource(click, Infinity, RateLimiterStrategy.perSecond(2_000)),
    WatermarkStrategy.forBoundedOutOfOrderness<Click>(2_000)
      .withTimestampAssigner((click) => click.at),
    'clicks')
  .filter((click) => !click.bot).name('drop bots');

const late = new OutputTag<Click>('late');
const counts = clicks
  .keyBy((click) => click.page)
  .window(TumblingEventTimeWindows.of(10_000))
  .sideOutputLateData(late)
  .aggregate(new Count(), (page, ctx, [clicks], out: Collector<object>) =>
    out.collect({ page, clicks, from: new Date(ctx.window().start).toISOString() }))
  .name('clicks per page');

counts.print('counts');
counts.getSideOutput(late).print('late clicks');
env.execute('clicks per page');
