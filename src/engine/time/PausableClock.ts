/**
 * A clock that stands still while it is paused: what waits for reasons of its own is not idle.
 * Flink's PausableRelativeClock.
 */

/** Follows another clock, less the time for which it was paused. */
export class PausableClock {
  private readonly baseMs: () => number;
  private pausedMs = 0;
  /** NaN while it runs. */
  private pausedSinceMs = Number.NaN;

  constructor(baseMs: () => number) {
    this.baseMs = baseMs;
  }

  nowMs(): number {
    const isPaused = !Number.isNaN(this.pausedSinceMs);
    return (isPaused ? this.pausedSinceMs : this.baseMs()) - this.pausedMs;
  }

  /** Pausing twice is pausing once. */
  pause(): void {
    if (Number.isNaN(this.pausedSinceMs)) this.pausedSinceMs = this.baseMs();
  }

  /** Goes on from where it stood. */
  resume(): void {
    if (Number.isNaN(this.pausedSinceMs)) return;
    this.pausedMs += this.baseMs() - this.pausedSinceMs;
    this.pausedSinceMs = Number.NaN;
  }
}
