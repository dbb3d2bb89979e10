/**
 * Settings of checkpoints, with Flink's checks, kept for the part that will run them. What is set
 * after `enableCheckpointing()` counts as well. Flink's CheckpointConfig.
 */
import { ProgramError } from './ProgramError.ts';

/** Flink's CheckpointingMode. */
export type CheckpointingMode = 'EXACTLY_ONCE' | 'AT_LEAST_ONCE';

/** What a program has set. */
export interface CheckpointSettings {
  readonly intervalMs: number;
  readonly mode: CheckpointingMode;
  readonly options: Readonly<Record<string, number | boolean>>;
}

/** Flink's CheckpointConfig.MINIMAL_CHECKPOINT_TIME. */
const MINIMAL_TIME_MS = 10;

/** What `getCheckpointConfig()` gives. */
export class CheckpointConfig {
  private readonly settings: Record<string, number | boolean> = {};

  setMinPauseBetweenCheckpoints(pauseMs: number): void {
    check(pauseMs >= 0, 'Pause value must be zero or positive', pauseMs);
    this.settings['minPauseMs'] = pauseMs;
  }

  setCheckpointTimeout(timeoutMs: number): void {
    checkAtLeastMinimal('timeout', timeoutMs);
    this.settings['timeoutMs'] = timeoutMs;
  }

  setMaxConcurrentCheckpoints(count: number): void {
    const sentence = 'The maximum number of concurrent attempts must be at least one.';
    check(Number.isInteger(count) && count >= 1, sentence, count);
    this.settings['maxConcurrent'] = count;
  }

  setTolerableCheckpointFailureNumber(count: number): void {
    const sentence = 'The tolerable failure checkpoint number must be non-negative.';
    check(Number.isInteger(count) && count >= 0, sentence, count);
    this.settings['tolerableFailures'] = count;
  }

  enableUnalignedCheckpoints(isEnabled = true): void {
    this.settings['isUnaligned'] = isEnabled;
  }

  setAlignedCheckpointTimeout(timeoutMs: number): void {
    this.settings['alignedTimeoutMs'] = timeoutMs;
  }

  /** All that is set, by name; a view, so that later settings count. */
  options(): Readonly<Record<string, number | boolean>> {
    return this.settings;
  }
}

/** The arguments of `enableCheckpointing()`. */
export function checkCheckpointing(intervalMs: number, mode: unknown): void {
  checkAtLeastMinimal('interval', intervalMs);
  const isMode = mode === 'EXACTLY_ONCE' || mode === 'AT_LEAST_ONCE';
  check(isMode, "The checkpointing mode is 'EXACTLY_ONCE' or 'AT_LEAST_ONCE'", String(mode));
}

/** What only the whole graph can show: settings that do not go together. */
export function checkUnaligned(
  options: CheckpointSettings['options'],
  checkpointing: CheckpointSettings | undefined,
  hasCustomPartitioner: boolean,
): void {
  if (options['isUnaligned'] !== true) return;
  if (checkpointing !== undefined && hasCustomPartitioner) {
    throw new ProgramError(
      'checkpointing',
      'Unaligned checkpoints are currently not supported for custom partitioners, as rescaling ' +
        'is not guaranteed to work correctly. Leave enableUnalignedCheckpoints() out, or replace ' +
        'partitionCustom() by another exchange.',
    );
  }
  const mostAtOnce = Number(options['maxConcurrent'] ?? 1);
  if (checkpointing?.mode === 'AT_LEAST_ONCE' || mostAtOnce <= 1) return;
  throw new ProgramError(
    'checkpointing',
    "maxConcurrentCheckpoints can't be > 1 if UnalignedCheckpoints enabled. " +
      `setMaxConcurrentCheckpoints() was given ${mostAtOnce}: leave it out, or the unaligned ones.`,
  );
}

function checkAtLeastMinimal(what: 'interval' | 'timeout', timeMs: number): void {
  const sentence = `Checkpoint ${what} must be larger than or equal to ${MINIMAL_TIME_MS} ms`;
  check(timeMs >= MINIMAL_TIME_MS, sentence, timeMs);
}

function check(holds: boolean, sentence: string, given: number | string): void {
  if (holds) return;
  throw new ProgramError('checkpointing', `${sentence.replace(/\.$/, '')}. It was ${given}.`);
}
