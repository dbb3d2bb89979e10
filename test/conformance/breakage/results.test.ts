/** Small programs whose results were wrong, or came late, with what Flink gives. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulation/support/simulate.ts';

const FOLDER = join(import.meta.dirname, '../programs/breakage');
const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.ts`), 'utf8');

async function outputsOf(text: string): Promise<Record<string, readonly unknown[]>> {
  const { result } = await simulate(text);
  expect(result.status).toBe('FINISHED');
  return result.outputs;
}

describe('state that is put out', () => {
  const right = { value: [5, 5, 5], reducing: [1, 3, 6], timer: [3, 3, 3] };
  const text = textOf('13-state-is-aliased-to-output');

  it('is not changed by a chained operator', async () => {
    expect(await outputsOf(text)).toEqual(right);
  });

  it('is the same where nothing is chained', async () => {
    const unchained = text.replace('const keyed', 'env.disableOperatorChaining();\nconst keyed');
    expect(await outputsOf(unchained)).toEqual(right);
  });

  it('is changed with object reuse, as in Flink', async () => {
    const reusing = text.replace(
      'const keyed',
      'env.getConfig().enableObjectReuse();\nconst keyed',
    );
    const outputs = await outputsOf(reusing);
    expect(outputs).toMatchObject({ value: [5, 1000, 1000], reducing: [1, 1002, 1003] });
  });
});

describe('a rate-limited source', () => {
  it('ends two permits after its last record', async () => {
    const name = '35-rate-limited-source-ends-late';
    const expected = JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8'));
    const outputs = await outputsOf(textOf(name));
    for (const records of Object.values(outputs)) (records as string[]).sort();
    expect(outputs).toEqual(expected.outputs);
  });
});

describe('many open windows in one key', () => {
  const sliding = textOf('26-many-open-windows-are-quadratic');
  const sessions = (count: number) => `
    import {
      DataGeneratorSource, EventTimeSessionWindows, StreamExecutionEnvironment, WatermarkStrategy,
    } from 'millrace';
    const env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromSource(
      new DataGeneratorSource((i) => (i * 7919) % ${count}, ${count}),
      WatermarkStrategy.forBoundedOutOfOrderness(1e9).withTimestampAssigner((n) => n * 10), 's')
      .keyBy(() => 1)
      .window(EventTimeSessionWindows.withGap(5)).allowedLateness(1)
      .reduce((a) => a).filter(() => false).print();
    env.execute();`;

  /** The quickest of three, in ms: others are at work on the same machine. */
  async function quickest(text: string): Promise<number> {
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      await outputsOf(text);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  }

  it('cost eight times as many some eight times as much', { timeout: 90_000 }, async () => {
    const slidingOf = (count: string) => sliding.replace('80_000', count);
    // n log n is about 10 times; the square would be 64 times
    expect(await quickest(slidingOf('160_000'))).toBeLessThan(
      25 * (await quickest(slidingOf('20_000'))),
    );
    expect(await quickest(sessions(80_000))).toBeLessThan(25 * (await quickest(sessions(10_000))));
  });
});
