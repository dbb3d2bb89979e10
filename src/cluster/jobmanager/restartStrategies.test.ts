import { describe, expect, it } from 'vitest';
import {
  decideRestart,
  NO_FAILURES,
  type RestartDecision,
  type RestartStrategy,
  strategyOf,
} from './restartStrategies.ts';

/** What a strategy says to failures at these times; `random` in the middle means no jitter. */
function decisions(
  strategy: RestartStrategy,
  timesMs: readonly number[],
  random = 0.5,
): RestartDecision[] {
  let state = NO_FAILURES;
  return timesMs.map((atMs) => {
    const outcome = decideRestart(strategy, state, { atMs, random });
    state = outcome.state;
    return outcome.decision;
  });
}

/** The delays, and -1 where it gives up. */
function delays(strategy: RestartStrategy, timesMs: readonly number[], random?: number): number[] {
  return decisions(strategy, timesMs, random).map((each) => (each.restart ? each.delayMs : -1));
}

const exponential: Extract<RestartStrategy, { kind: 'exponential-delay' }> = {
  kind: 'exponential-delay',
  initialMs: 1000,
  maxMs: 6000,
  multiplier: 2,
  resetAfterMs: 10_000,
  jitter: 0,
};

describe('no restart', () => {
  it('gives up at once, in the words of Flink', () => {
    expect(decisions({ kind: 'none' }, [5])).toEqual([
      { restart: false, reason: 'Recovery is suppressed by NoRestartBackoffTimeStrategy' },
    ]);
  });
});

describe('fixed delay', () => {
  const strategy: RestartStrategy = { kind: 'fixed-delay', attempts: 2, delayMs: 7 };

  it('allows so many restarts, whatever the time between them', () => {
    expect(delays(strategy, [0, 1_000_000, 9_000_000, 9_000_001])).toEqual([7, 7, -1, -1]);
  });

  it('counts its attempts and says which one was the last', () => {
    const [first, second, third] = decisions(strategy, [0, 0, 0]);
    expect(first).toMatchObject({ attempt: 1, maxAttempts: 2 });
    expect(second).toMatchObject({ attempt: 2, maxAttempts: 2 });
    expect(third).toMatchObject({
      reason:
        'Recovery is suppressed by FixedDelayRestartBackoffTimeStrategy(' +
        'maxNumberRestartAttempts=2, backoffTimeMS=7)',
    });
  });

  it('of 0 attempts never restarts', () => {
    expect(delays({ ...strategy, attempts: 0 }, [0])).toEqual([-1]);
  });
});

describe('failure rate', () => {
  const strategy: RestartStrategy = {
    kind: 'failure-rate',
    maxFailures: 2,
    intervalMs: 100,
    delayMs: 3,
  };

  it('gives up at one more failure within the interval', () => {
    expect(delays(strategy, [0, 50, 100])).toEqual([3, 3, -1]);
  });

  it('forgets failures that are longer ago than the interval', () => {
    expect(delays(strategy, [0, 50, 101, 151, 202, 250])).toEqual([3, 3, 3, 3, 3, -1]);
  });

  it('names itself as Flink does', () => {
    const last = decisions(strategy, [0, 0, 0]).at(-1);
    expect(last).toMatchObject({
      reason:
        'Recovery is suppressed by FailureRateRestartBackoffTimeStrategy(' +
        'FailureRateRestartBackoffTimeStrategy(failuresIntervalMS=100,backoffTimeMS=3,' +
        'maxFailuresPerInterval=2)',
    });
  });
});

describe('exponential delay', () => {
  it('grows by its factor up to the greatest delay', () => {
    expect(delays(exponential, [0, 1001, 3002, 7003, 13_004])).toEqual([
      1000, 2000, 4000, 6000, 6000,
    ]);
  });

  it('begins anew after a quiet time since the restart', () => {
    expect(delays(exponential, [0, 1001, 3001 + 9999, 3001 + 9999 + 4000 + 10_000])).toEqual([
      1000, 2000, 4000, 1000,
    ]);
  });

  it('takes failures before the restart is due for the same attempt', () => {
    const all = decisions(exponential, [0, 400, 1000, 1001]);
    expect(all).toMatchObject([
      { delayMs: 1000, attempt: 1 },
      { delayMs: 600, attempt: 1 },
      { delayMs: 0, attempt: 1 },
      { delayMs: 2000, attempt: 2 },
    ]);
  });

  it.each([
    [0, [1000, 1500]],
    [0.5, [1000, 2000]],
    [0.999_999, [1250, 2500]],
  ])('with random %d stays within jitter, and never below the first delay', (random, expected) => {
    expect(delays({ ...exponential, jitter: 0.25 }, [0, 2000], random)).toEqual(expected);
  });

  it('never ends, however many failures there were', () => {
    const times = Array.from({ length: 3000 }, (_, i) => i * 6001);
    expect(delays(exponential, times).at(-1)).toBe(6000);
  });
});

describe('the strategy of a job that names none', () => {
  const config = {
    runtimeMode: 'STREAMING',
    isChainingEnabled: true,
    autoWatermarkIntervalMs: 200,
    restartStrategy: { kind: 'default' },
  } as const;
  const checkpointing = { intervalMs: 10, mode: 'EXACTLY_ONCE', options: {} } as const;

  it('is none without checkpoints and exponential with them', () => {
    expect(strategyOf(config).kind).toBe('none');
    expect(strategyOf({ ...config, checkpointing })).toMatchObject({
      kind: 'exponential-delay',
      initialMs: 1000,
      maxMs: 60_000,
      multiplier: 1.5,
    });
  });

  it('is its own where it names one', () => {
    const restartStrategy = { kind: 'none' } as const;
    expect(strategyOf({ ...config, checkpointing, restartStrategy }).kind).toBe('none');
  });
});
