/**
 * The clock and the turn-taking of one thread: everything that is asynchronous in a cluster goes
 * through here, so that the simulation can own time. Never `setTimeout` or `Date` beside it.
 */

/** Cancels a scheduled call; after it ran it does nothing. */
export interface Cancellation {
  cancel(): void;
}

/** One thread's clock and queue. */
export interface EventLoop {
  /** ms since the epoch (virtual in simulation). */
  nowMs(): number;
  /** Runs soon, after messages that are waiting had a chance to be delivered. */
  soon(callback: () => void): void;
  /** Runs after a delay of processing time. */
  after(delayMs: number, callback: () => void): Cancellation;
  /** In [0, 1); seeded in simulation and by the run's seed elsewhere. */
  random(): number;
}
