/**
 * What to do when a job has failed, as plain data, with the checks and the sentences of Flink's
 * RestartBackoffTimeStrategies. Flink 1's RestartStrategies.
 */
import type { RestartStrategyConfig } from '../../model/index.ts';
import { ProgramError } from './ProgramError.ts';

/** The public factory of restart strategies. */
export const RestartStrategies = Object.freeze({
  noRestart(): RestartStrategyConfig {
    return { kind: 'none' };
  },
  fixedDelayRestart(attempts: number, delayMs: number): RestartStrategyConfig {
    check(attempts >= 0, 'Maximum number of restart attempts must be at least 0.', attempts);
    check(isTime(delayMs), 'Backoff time between restart attempts must be at least 0 ms.', delayMs);
    return { kind: 'fixed-delay', attempts, delayMs };
  },
  exponentialDelayRestart(
    initialMs: number,
    maxMs: number,
    multiplier: number,
    resetAfterMs: number,
    jitter: number,
  ): RestartStrategyConfig {
    check(initialMs >= 1, 'Initial backoff must be at least 1.', initialMs);
    check(maxMs >= 1, 'Maximum backoff must be at least 1.', maxMs);
    check(initialMs <= maxMs, 'Initial backoff cannot be higher than maximum backoff.', initialMs);
    check(multiplier > 1, 'Backoff multiplier must be greater than 1.', multiplier);
    const threshold = 'Threshold duration for exponential backoff reset must be at least 1.';
    check(resetAfterMs >= 1, threshold, resetAfterMs);
    check(jitter >= 0 && jitter <= 1, 'Jitter factor must be >= 0 and <= 1.', jitter);
    return { kind: 'exponential-delay', initialMs, maxMs, multiplier, resetAfterMs, jitter };
  },
  failureRateRestart(
    maxFailures: number,
    intervalMs: number,
    delayMs: number,
  ): RestartStrategyConfig {
    const most = 'Maximum number of restart attempts per time unit must be greater than 0.';
    check(maxFailures > 0, most, maxFailures);
    check(intervalMs > 0, 'Failures interval must be greater than 0 ms.', intervalMs);
    check(isTime(delayMs), 'Backoff time must be at least 0 ms.', delayMs);
    return { kind: 'failure-rate', maxFailures, intervalMs, delayMs };
  },
});

const KINDS: readonly string[] = ['none', 'fixed-delay', 'failure-rate', 'exponential-delay'];

/** One that `RestartStrategies` made. */
export function checkRestartStrategy(strategy: unknown): void {
  const kind = (strategy as Partial<RestartStrategyConfig> | null | undefined)?.kind;
  if (kind !== undefined && KINDS.includes(kind)) return;
  throw new ProgramError(
    'restart-strategy',
    'setRestartStrategy() needs a strategy, such as RestartStrategies.fixedDelayRestart(3, 1000).',
  );
}

function isTime(delayMs: number): boolean {
  return Number.isFinite(delayMs) && delayMs >= 0;
}

function check(holds: boolean, sentence: string, given: number): void {
  if (!holds) throw new ProgramError('restart-strategy', `${sentence} It was ${given}.`);
}
