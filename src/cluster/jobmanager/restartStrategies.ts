/**
 * Whether and when a job that has failed is tried again, as pure decisions: a strategy, what it
 * remembers, and a failure in; what it remembers then and a decision out (SEMANTICS §7.7).
 * Flink's RestartBackoffTimeStrategy with its four implementations.
 */
import type { JobConfig, RestartStrategyConfig } from '../../model/index.ts';

/** A strategy after `default` has been resolved. */
export type RestartStrategy = Exclude<RestartStrategyConfig, { kind: 'default' }>;

/** What a strategy remembers of earlier failures. */
export interface RestartState {
  /** Failures that count; exponential delays forget them after a quiet time. */
  readonly failureCount: number;
  /** The newest ones, oldest first; only a failure rate needs them. */
  readonly failureTimesMs: readonly number[];
  /** When the last restart was due; failures up to then belong to the same attempt. */
  readonly nextRestartMs: number;
}

/** A failure, and a number in [0, 1) for jitter. */
export interface FailureFacts {
  readonly atMs: number;
  readonly random: number;
}

/** What to do; `maxAttempts` is null where there is no such limit. */
export type RestartDecision =
  | { readonly restart: false; readonly reason: string }
  | {
      readonly restart: true;
      readonly delayMs: number;
      readonly attempt: number;
      readonly maxAttempts: number | null;
    };

/** Before the first failure. */
export const NO_FAILURES: RestartState = {
  failureCount: 0,
  failureTimesMs: [],
  nextRestartMs: Number.NEGATIVE_INFINITY,
};

/** Flink's figures since 1.19 for jobs with checkpoints that name no strategy. */
const DEFAULT_WITH_CHECKPOINTS: RestartStrategy = {
  kind: 'exponential-delay',
  initialMs: 1000,
  maxMs: 60_000,
  multiplier: 1.5,
  resetAfterMs: 3_600_000,
  jitter: 0.1,
};

/** The strategy that counts: without checkpoints and without a word nothing is restarted. */
export function strategyOf(config: JobConfig): RestartStrategy {
  const { restartStrategy, checkpointing } = config;
  if (restartStrategy.kind !== 'default') return restartStrategy;
  return checkpointing === undefined ? { kind: 'none' } : DEFAULT_WITH_CHECKPOINTS;
}

/** Takes one failure into account. */
export function decideRestart(
  strategy: RestartStrategy,
  state: RestartState,
  failure: FailureFacts,
): { readonly state: RestartState; readonly decision: RestartDecision } {
  switch (strategy.kind) {
    case 'none':
      return { state, decision: suppressed('NoRestartBackoffTimeStrategy') };
    case 'fixed-delay':
      return fixedDelay(strategy, state);
    case 'failure-rate':
      return failureRate(strategy, state, failure.atMs);
    case 'exponential-delay':
      return exponentialDelay(strategy, state, failure);
  }
}

type Outcome = ReturnType<typeof decideRestart>;
type Kind<K extends RestartStrategy['kind']> = Extract<RestartStrategy, { kind: K }>;

function fixedDelay({ attempts, delayMs }: Kind<'fixed-delay'>, state: RestartState): Outcome {
  const failureCount = state.failureCount + 1;
  const name =
    `FixedDelayRestartBackoffTimeStrategy(maxNumberRestartAttempts=${attempts}, ` +
    `backoffTimeMS=${delayMs})`;
  const decision: RestartDecision =
    failureCount > attempts
      ? suppressed(name)
      : { restart: true, delayMs, attempt: failureCount, maxAttempts: attempts };
  return { state: { ...state, failureCount }, decision };
}

function failureRate(
  { maxFailures, intervalMs, delayMs }: Kind<'failure-rate'>,
  state: RestartState,
  atMs: number,
): Outcome {
  const failureTimesMs = [...state.failureTimesMs, atMs].slice(-(maxFailures + 1));
  const failureCount = state.failureCount + 1;
  const earliestMs = failureTimesMs[0] ?? atMs;
  const isTooMany = failureTimesMs.length > maxFailures && atMs - earliestMs <= intervalMs;
  // Flink opens the name twice and closes it once.
  const name =
    'FailureRateRestartBackoffTimeStrategy(FailureRateRestartBackoffTimeStrategy(' +
    `failuresIntervalMS=${intervalMs},backoffTimeMS=${delayMs},` +
    `maxFailuresPerInterval=${maxFailures})`;
  const decision: RestartDecision = isTooMany
    ? suppressed(name)
    : { restart: true, delayMs, attempt: failureCount, maxAttempts: null };
  return { state: { ...state, failureCount, failureTimesMs }, decision };
}

function exponentialDelay(
  strategy: Kind<'exponential-delay'>,
  state: RestartState,
  { atMs, random }: FailureFacts,
): Outcome {
  if (atMs <= state.nextRestartMs) return merged(state, atMs);
  const isReset = atMs - state.nextRestartMs >= strategy.resetAfterMs;
  const earlier = isReset ? 0 : state.failureCount;
  const delayMs = backoffMs(strategy, earlier, random);
  const next = { ...state, failureCount: earlier + 1, nextRestartMs: atMs + delayMs };
  return {
    state: next,
    decision: { restart: true, delayMs, attempt: next.failureCount, maxAttempts: null },
  };
}

/** A further failure while the restart of an earlier one is still to come. */
function merged(state: RestartState, atMs: number): Outcome {
  const delayMs = state.nextRestartMs - atMs;
  const attempt = state.failureCount;
  return { state, decision: { restart: true, delayMs, attempt, maxAttempts: null } };
}

/** Jitter is a whole number of ms in [-n, n], where n is the delay's share. */
function backoffMs(
  { initialMs, maxMs, multiplier, jitter }: Kind<'exponential-delay'>,
  earlierFailures: number,
  random: number,
): number {
  const delayMs = Math.floor(Math.min(initialMs * multiplier ** earlierFailures, 2 ** 53));
  const offset = Math.floor(delayMs * jitter);
  const jitterMs = Math.floor(random * (2 * offset + 1)) - offset;
  return Math.max(initialMs, Math.min(delayMs + jitterMs, maxMs));
}

function suppressed(name: string): RestartDecision {
  return { restart: false, reason: `Recovery is suppressed by ${name}` };
}
