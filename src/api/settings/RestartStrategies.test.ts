import { describe, expect, it } from 'vitest';
import { CheckpointConfig, checkCheckpointing } from './CheckpointConfig.ts';
import { checkRestartStrategy, RestartStrategies } from './RestartStrategies.ts';

describe('restart strategies', () => {
  it('are plain data', () => {
    expect(RestartStrategies.noRestart()).toEqual({ kind: 'none' });
    expect(RestartStrategies.fixedDelayRestart(0, 0)).toEqual({
      kind: 'fixed-delay',
      attempts: 0,
      delayMs: 0,
    });
    expect(RestartStrategies.exponentialDelayRestart(1, 1, 1.1, 1, 0).kind).toBe(
      'exponential-delay',
    );
    expect(RestartStrategies.failureRateRestart(1, 1, 0).kind).toBe('failure-rate');
  });

  const { fixedDelayRestart, exponentialDelayRestart, failureRateRestart } = RestartStrategies;
  it.each([
    [() => fixedDelayRestart(-1, 0), 'Maximum number of restart attempts must be at least 0.'],
    [() => fixedDelayRestart(1, -1), 'Backoff time between restart attempts must be at least 0 ms'],
    [() => fixedDelayRestart(Number.NaN, 1), 'It was NaN.'],
    [() => exponentialDelayRestart(0, 1, 2, 1, 0), 'Initial backoff must be at least 1.'],
    [() => exponentialDelayRestart(2, 1, 2, 1, 0), 'Initial backoff cannot be higher than maximum'],
    [() => exponentialDelayRestart(1, 1, 1, 1, 0), 'Backoff multiplier must be greater than 1.'],
    [() => exponentialDelayRestart(1, 1, 2, 0, 0), 'Threshold duration for exponential backoff'],
    [() => exponentialDelayRestart(1, 1, 2, 1, 2), 'Jitter factor must be >= 0 and <= 1.'],
    [() => failureRateRestart(0, 1, 0), 'restart attempts per time unit must be greater than 0.'],
    [() => failureRateRestart(1, 0, 0), 'Failures interval must be greater than 0 ms.'],
    [() => failureRateRestart(1, 1, -1), 'Backoff time must be at least 0 ms.'],
    [() => checkRestartStrategy(undefined), 'setRestartStrategy() needs a strategy'],
    [() => checkRestartStrategy({ kind: 'maybe' }), 'setRestartStrategy() needs a strategy'],
  ])('are checked as in Flink (%#)', (make, sentence) => {
    expect(make).toThrow(sentence);
  });
});

describe('checkpoint settings', () => {
  const config = new CheckpointConfig();
  it.each([
    [() => checkCheckpointing(9, 'EXACTLY_ONCE'), 'must be larger than or equal to 10 ms'],
    [() => checkCheckpointing(Number.NaN, 'EXACTLY_ONCE'), 'Checkpoint interval must be larger'],
    [() => checkCheckpointing(10, 'SOMETIMES'), 'EXACTLY_ONCE'],
    [() => config.setMinPauseBetweenCheckpoints(-1), 'Pause value must be zero or positive'],
    [() => config.setCheckpointTimeout(1), 'Checkpoint timeout must be larger than or equal to'],
    [() => config.setMaxConcurrentCheckpoints(0), 'concurrent attempts must be at least one'],
    [() => config.setTolerableCheckpointFailureNumber(-1), 'must be non-negative'],
  ])('are checked as in Flink (%#)', (set, sentence) => {
    expect(set).toThrow(sentence);
  });

  it('are kept by name', () => {
    config.setCheckpointTimeout(60_000);
    expect(config.options()).toEqual({ timeoutMs: 60_000 });
  });
});
