/** Programs of the simulation tests, as text. */

/** What a windowed count can be given. */
export interface WindowedCountOptions {
  readonly records: number;
  readonly parallelism: number;
  readonly sinkParallelism?: number;
}

/** Counts per key and 10 s window over an out-of-order stream; each window prints its count. */
export function windowedCount(options: WindowedCountOptions): string {
  const { records, parallelism, sinkParallelism = parallelism } = options;
  return `
import {
  StreamExecutionEnvironment, DataGeneratorSource, WatermarkStrategy, TumblingEventTimeWindows,
  Duration,
} from 'millrace';

const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(${parallelism});
const events = new DataGeneratorSource(
  (i) => ({ user: 'u' + ((i * 7919) % 101), at: Math.floor(i / 10) - ((i * 31) % 2000) }),
  ${records},
);
env
  .fromSource(
    events,
    WatermarkStrategy.forBoundedOutOfOrderness(2000).withTimestampAssigner((e) => e.at),
    'events',
  )
  .map((e) => ({ user: e.user, count: 1 }))
  .keyBy((e) => e.user)
  .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
  .reduce((a, b) => ({ user: a.user, count: a.count + b.count }))
  .rebalance()
  .map((e) => e)
  .setParallelism(${sinkParallelism})
  .print('counts')
  .setParallelism(${sinkParallelism});
env.execute('windowed count');
`;
}

/** The same counts from scratch: user and window to count, as sorted lines. */
export function expectedWindowedCount(records: number): string[] {
  const counts = new Map<string, number>();
  for (let i = 0; i < records; i++) {
    const at = Math.floor(i / 10) - ((i * 31) % 2000);
    const key = `u${(i * 7919) % 101}@${Math.floor(at / 10_000)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${key.split('@')[0]}=${count}`).sort();
}

/** A source that never ends, with some work behind an exchange. */
export const ENDLESS = `
import { StreamExecutionEnvironment, DataGeneratorSource, RateLimiterStrategy, WatermarkStrategy }
  from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const numbers = new DataGeneratorSource((i) => i, Infinity, RateLimiterStrategy.perSecond(100));
env.fromSource(numbers, WatermarkStrategy.noWatermarks(), 'numbers')
  .keyBy((n) => n % 7)
  .map((n) => n * 2).name('double')
  .print('out');
env.execute('endless');
`;

/** A job of one source, one operator with this body, and a print sink. */
export function withOperator(call: string, declarations = ''): string {
  return `
import { StreamExecutionEnvironment, RichMapFunction } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
${declarations}
env.fromSequence(1, 20).${call}.print('out');
env.execute('one operator');
`;
}

/** A job with a restart strategy: an expression over `env`, printed as `out`. */
export function withRestarts(options: {
  readonly strategy: string;
  readonly declarations?: string;
  readonly body: string;
}): string {
  const { strategy, declarations = '', body } = options;
  return `
import {
  StreamExecutionEnvironment, DataGeneratorSource, RateLimiterStrategy, WatermarkStrategy,
  RestartStrategies, RichMapFunction, FileSource, TextLineInputFormat,
} from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setRestartStrategy(RestartStrategies.${strategy});
${declarations}
env.${body}.print('out');
env.execute('restarts');
`;
}

/** The windowed count with restarts; each result says which attempt of the sink's task it is of. */
export function restartingCount(options: WindowedCountOptions): string {
  return windowedCount(options)
    .replace('Duration,', 'Duration, RestartStrategies, RichMapFunction,')
    .replace(
      /env\.setParallelism.*\n/,
      (line) => `${line}env.setRestartStrategy(RestartStrategies.fixedDelayRestart(5, 3));
class WithAttempt extends RichMapFunction {
  map(e) { return { ...e, attempt: this.getRuntimeContext().getAttemptNumber() }; }
}
`,
    )
    .replace('.map((e) => e)', '.map(new WithAttempt())');
}
