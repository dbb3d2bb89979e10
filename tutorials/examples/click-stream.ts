// Clicks per page, every ten seconds; late clicks are kept apart.
import {
  AggregateFunction, Collector, DataGeneratorSource, OutputTag, RateLimiterStrategy,
  StreamExecutionEnvironment, TumblingEventTimeWindows, WatermarkStrategy,
} from 'millrace';

interface Click { page: string; bot: boolean; at: number }

const pages = ['/', '/search', '/shoes', '/cart', '/help'];
const scatter = (i: number, step: number) => ((i % 1e6) * step) % 1;

// Every 4 ms, up to 2 s out of order; one in 2,000 is 15 s late.
const clickAt = (i: number): Click => ({
  page: pages[Math.floor(5 * scatter(i, 0.75488) ** 2)],
  bot: scatter(i, 0.41421) < 0.04,
  at: Date.UTC(2026, 0, 1, 12) + (i % 2 ** 40) * 4
    + Math.floor(2_000 * scatter(i, 0.61803))
    - (i % 2_000 === 999 ? 15_000 : 0),
});

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
    new DataGeneratorSource(clickAt, Infinity, RateLimiterStrategy.perSecond(2_000)),
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
