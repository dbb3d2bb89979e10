/** Settings of checkpoints, kept for the part that will run them. Flink's CheckpointConfig. */

/** What a program has set. */
export interface CheckpointSettings {
  readonly intervalMs: number;
  readonly mode: 'EXACTLY_ONCE' | 'AT_LEAST_ONCE';
  readonly options: Readonly<Record<string, number | boolean>>;
}

/** What `getCheckpointConfig()` gives. */
export class CheckpointConfig {
  private readonly settings: Record<string, number | boolean> = {};

  setMinPauseBetweenCheckpoints(pauseMs: number): void {
    this.settings['minPauseMs'] = pauseMs;
  }

  setCheckpointTimeout(timeoutMs: number): void {
    this.settings['timeoutMs'] = timeoutMs;
  }

  setMaxConcurrentCheckpoints(count: number): void {
    this.settings['maxConcurrent'] = count;
  }

  setTolerableCheckpointFailureNumber(count: number): void {
    this.settings['tolerableFailures'] = count;
  }

  enableUnalignedCheckpoints(isEnabled = true): void {
    this.settings['isUnaligned'] = isEnabled;
  }

  setAlignedCheckpointTimeout(timeoutMs: number): void {
    this.settings['alignedTimeoutMs'] = timeoutMs;
  }

  /** All that was set, by name. */
  options(): Readonly<Record<string, number | boolean>> {
    return { ...this.settings };
  }
}
