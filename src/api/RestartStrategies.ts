/** What to do when a job has failed, as plain data. Flink's RestartStrategies. */
import type { RestartStrategyConfig } from '../model/index.ts';

/** The public factory of restart strategies. */
export const RestartStrategies = Object.freeze({
  noRestart(): RestartStrategyConfig {
    return { kind: 'none' };
  },
  fixedDelayRestart(attempts: number, delayMs: number): RestartStrategyConfig {
    return { kind: 'fixed-delay', attempts, delayMs };
  },
  exponentialDelayRestart(
    initialMs: number,
    maxMs: number,
    multiplier: number,
    resetAfterMs: number,
    jitter: number,
  ): RestartStrategyConfig {
    return { kind: 'exponential-delay', initialMs, maxMs, multiplier, resetAfterMs, jitter };
  },
  failureRateRestart(
    maxFailures: number,
    intervalMs: number,
    delayMs: number,
  ): RestartStrategyConfig {
    return { kind: 'failure-rate', maxFailures, intervalMs, delayMs };
  },
});
