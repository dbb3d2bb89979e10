/**
 * Lets records through evenly by the clock. What was not used in the last second is made up for,
 * more is forgotten, as with the limiter that Flink takes (Guava's, of one second's burst).
 * Above 100 records a second they come in bursts of 10 ms, so that a wake-up is worth its price.
 */

const BURST_MS = 10;
const MEMORY_MS = 1000;
/** A thousandth of a microsecond covers what rounding takes from the sum of many intervals. */
const ROUNDING_MS = 1e-6;

/** One subtask's limiter; the clock is its caller's. */
export class RateLimiter {
  private readonly intervalMs: number;
  private readonly burstCount: number;
  private nextDueMs = Number.NaN;

  constructor(recordsPerSecond: number) {
    if (!(recordsPerSecond > 0)) throw new Error('A rate must be above 0 records per second');
    this.intervalMs = 1000 / recordsPerSecond;
    this.burstCount = Math.max(1, Math.floor(BURST_MS / this.intervalMs));
  }

  /** How many records are due; the first one is at once. */
  dueCount(nowMs: number): number {
    if (Number.isNaN(this.nextDueMs)) this.nextDueMs = nowMs;
    this.nextDueMs = Math.max(this.nextDueMs, nowMs - MEMORY_MS);
    const behindMs = nowMs - this.nextDueMs + ROUNDING_MS;
    return behindMs < 0 ? 0 : Math.floor(behindMs / this.intervalMs) + 1;
  }

  /** Counts records that were let through. */
  take(count: number): void {
    this.nextDueMs += count * this.intervalMs;
  }

  /** When the next record is due, in whole ms, which is how the clock is read: never too early. */
  nextDueTimeMs(): number {
    return wholeMs(this.nextDueMs);
  }

  /** When to come again. */
  nextBurstMs(): number {
    return wholeMs(this.nextDueMs + (this.burstCount - 1) * this.intervalMs);
  }
}

function wholeMs(dueMs: number): number {
  return Math.ceil(dueMs - ROUNDING_MS);
}
