import { describe, expect, it } from 'vitest';
import { WatermarkStrategy } from './WatermarkStrategy.ts';

describe('a watermark strategy', () => {
  it('is not changed by what is built on it', () => {
    const base = WatermarkStrategy.forMonotonousTimestamps<number>();
    const timed = base.withTimestampAssigner((n) => n);
    const aligned = timed.withWatermarkAlignment('g', 500);
    expect(base.timestampAssigner()).toBeNull();
    expect(timed.timestampAssigner()?.(7, 0)).toBe(7);
    expect(timed.alignmentSettings()).toBeNull();
    expect(aligned.alignmentSettings()).toEqual({
      group: 'g',
      maxDriftMs: 500,
      updateIntervalMs: 1000,
    });
  });

  it('marks an input idle once, after the timeout from the first quiet tick', () => {
    let now = 0;
    const said: string[] = [];
    const output = {
      emitWatermark: (time: number) => said.push(`w${time}`),
      markIdle: () => said.push('idle'),
      markActive: () => said.push('active'),
    };
    const strategy = WatermarkStrategy.forMonotonousTimestamps<number>().withIdleness(10);
    const generator = strategy.createWatermarkGenerator({ nowMs: () => now });
    generator.onEvent(0, 5, output);
    for (const [time, event] of [[1], [2], [13], [20], [21, 6], [22]] as const) {
      now = time;
      if (event !== undefined) generator.onEvent(0, event, output);
      generator.onPeriodicEmit(output);
    }
    expect(said).toEqual(['w4', 'w4', 'idle', 'w5', 'w5']);
  });

  it.each([
    [
      'a negative bound',
      () => WatermarkStrategy.forBoundedOutOfOrderness(-1),
      'maxOutOfOrderness cannot be negative',
    ],
    [
      'a bound that is no number',
      () => WatermarkStrategy.forBoundedOutOfOrderness(Number.NaN),
      'maxOutOfOrderness must be',
    ],
    [
      'no idle time',
      () => WatermarkStrategy.noWatermarks().withIdleness(0),
      'idleTimeout must be greater than zero',
    ],
  ])('refuses %s', (_name, build, sentence) => {
    expect(build).toThrow(sentence);
  });
});
