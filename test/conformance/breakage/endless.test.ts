/**
 * Programs that would never end: timers that are set again for ever, and loops that wait for a
 * clock. Each ends, or is told with operator and key; what only looks alike is left alone.
 */
import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulation/support/simulate.ts';

const HEAD = `
import { DataGeneratorSource, KeyedProcessFunction, RateLimiterStrategy,
  StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const timed = (...times) => env.fromData(...times).assignTimestampsAndWatermarks(
  WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((n) => n));
const rate = RateLimiterStrategy.perSecond(5);
const ticks = env.fromSource(
  new DataGeneratorSource((i) => i, 5, rate), WatermarkStrategy.noWatermarks(), 'ticks');
const timedTicks = ticks.assignTimestampsAndWatermarks(
  WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((n) => n * 200_000));
const withTimers = (stream, begin, again) => stream.keyBy((n) => 'k' + n).process(
  new (class extends KeyedProcessFunction {
    processElement(n, ctx) { begin(ctx.timerService(), n); }
    onTimer(time, ctx, out) { again(ctx.timerService(), time, out); }
  })()).name('ticker').print();
`;

const run = async (text: string) => (await simulate(`${HEAD}${text}\nenv.execute();`)).result;

describe('timers that are set again for ever', () => {
  it.each([
    [
      'after the end of the input',
      `withTimers(timed(1), (timers, n) => timers.registerEventTimeTimer(n * 1000),
        (timers, time) => timers.registerEventTimeTimer(time + 1000));`,
      '100000 have fired since the input ended',
      '"k1"',
    ],
    [
      'of two, each by the other',
      `withTimers(timed(1), (timers, n) => timers.registerEventTimeTimer(n),
        (timers, time) => timers.registerEventTimeTimer(time % 2 === 0 ? time - 1 : time + 1));`,
      '100000 have fired since the input ended',
      '"k1"',
    ],
    [
      'for the time that they fire at, while records come',
      `withTimers(timedTicks, (timers) => timers.registerEventTimeTimer(3),
        (timers, time) => {
          if (timers.currentWatermark() < Infinity) timers.registerEventTimeTimer(time); });`,
      '100000 have fired at or before 3',
      '"k0"',
    ],
    [
      'in processing time',
      `withTimers(ticks, (timers) =>
          timers.registerProcessingTimeTimer(timers.currentProcessingTime()),
        (timers, time) => timers.registerProcessingTimeTimer(time));`,
      'Caught exception while processing timer. The timers of the key',
      '"k0"',
    ],
  ])('%s', async (_name, text, sentence, key) => {
    const { status, error } = await run(text);
    expect(status).toBe('FAILED');
    expect(error).toMatchObject({ operator: 'ticker' });
    expect(error?.message).toContain(sentence);
    expect(error?.message).toContain(key);
  });

  it.each([
    [
      'a chain that ends by itself',
      `withTimers(timed(1), (timers) => timers.registerEventTimeTimer(0), (timers, time, out) => {
        if (time < 50_000) timers.registerEventTimeTimer(time + 1); else out.collect(time); });`,
      [50_000],
    ],
    [
      'a long way between two watermarks',
      `withTimers(timedTicks, (timers, n) => { if (n === 0) timers.registerEventTimeTimer(2); },
        (timers, time, out) => {
          if (timers.currentWatermark() < Infinity) timers.registerEventTimeTimer(time + 1);
          else out.collect('done'); });`,
      ['done'],
    ],
    [
      'timers of the clock that go on while the job does',
      `withTimers(ticks, (timers) =>
          timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 1),
        (timers, time, out) => {
          if (time % 100 === 0) out.collect('tick');
          timers.registerProcessingTimeTimer(time + 1); });`,
      'tick',
    ],
  ])('not: %s', async (_name, text, out) => {
    const { status, error, outputs } = await run(text);
    expect(error).toBeNull();
    expect(status).toBe('FINISHED');
    if (typeof out === 'string') expect(outputs['out']).toContain(out);
    else expect(outputs['out']).toEqual(out);
  });
});

describe('loops that wait for the clock', () => {
  it.each([
    ['Date.now()', 'Date.now()'],
    ['new Date()', 'new Date().getTime()'],
    ['performance.now()', 'performance.now()'],
  ])('of %s end in virtual time too, and it has passed', async (_name, now) => {
    const text = `env.fromData(1).map((n) => {
      const begin = ${now}; while (${now} < begin + 10_000) {} return ${now} - begin; }).print();`;
    const { outputs } = await run(text);
    expect(outputs['out']?.[0]).toBeGreaterThanOrEqual(10_000);
    expect(await run(text)).toMatchObject({ outputs });
  });

  it('of currentProcessingTime() too', async () => {
    const { status } = await run(`withTimers(ticks, (timers) => {
      const end = timers.currentProcessingTime() + 1000;
      while (timers.currentProcessingTime() < end) {} });`);
    expect(status).toBe('FINISHED');
  });

  it('are told from functions that ask for the time in each record', async () => {
    const { outputs } = await run(`env.fromSequence(1, 15_000)
      .map((n) => Date.now()).keyBy(() => 1).max(0).filter(() => false).print();
      env.fromData(1).map(() => 'x').print('x');`);
    expect(outputs['x']).toEqual(['x']);
  });
});
