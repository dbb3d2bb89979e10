/**
 * How long a state's values live, in processing time, and whether an expired one may still be seen.
 * Flink's StateTtlConfig.
 */

/** Which accesses begin the time anew. */
export type TtlUpdateType = 'OnCreateAndWrite' | 'OnReadAndWrite';

/** Whether the read that removes an expired value may give it once more. */
export type TtlStateVisibility = 'NeverReturnExpired' | 'ReturnExpiredIfNotCleanedUp';

/** Collects the settings of a StateTtlConfig. */
export class StateTtlConfigBuilder {
  private updateType: TtlUpdateType = 'OnCreateAndWrite';
  private visibility: TtlStateVisibility = 'NeverReturnExpired';
  private readonly ttlMs: number;

  constructor(ttlMs: number) {
    this.ttlMs = ttlMs;
  }

  /** Which accesses refresh a value. */
  setUpdateType(updateType: TtlUpdateType): this {
    this.updateType = updateType;
    return this;
  }

  /** Whether expired values may be seen. */
  setStateVisibility(visibility: TtlStateVisibility): this {
    this.visibility = visibility;
    return this;
  }

  /** Throws where the time to live is not a positive number. */
  build(): StateTtlConfig {
    return new StateTtlConfig(this.ttlMs, this.updateType, this.visibility);
  }
}

/** The time to live of one state; made by `newBuilder`. */
export class StateTtlConfig {
  readonly ttlMs: number;
  readonly updateType: TtlUpdateType;
  readonly visibility: TtlStateVisibility;

  constructor(ttlMs: number, updateType: TtlUpdateType, visibility: TtlStateVisibility) {
    if (!(ttlMs > 0)) throw new Error(`TTL is expected to be positive. It is ${ttlMs} ms.`);
    this.ttlMs = ttlMs;
    this.updateType = updateType;
    this.visibility = visibility;
  }

  /** `ttlMs` in milliseconds of processing time. */
  static newBuilder(ttlMs: number): StateTtlConfigBuilder {
    return new StateTtlConfigBuilder(ttlMs);
  }
}
