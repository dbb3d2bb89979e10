/**
 * A Node thread's clock and queue. `soon` is setImmediate: behind the messages that have come.
 * Everything is taken from the platform at construction, before user code can change it.
 */
import { type Cancellation, type EventLoop, waitLong } from '../cluster/index.ts';

/** The event loop of the main thread or a worker thread. */
export class NodeEventLoop implements EventLoop {
  private readonly clock = performance;
  private readonly setImmediate = globalThis.setImmediate;
  private readonly setTimeout = globalThis.setTimeout;
  private readonly clearTimeout = globalThis.clearTimeout;
  private readonly nextRandom = Math.random;

  nowMs(): number {
    return Math.floor(this.clock.timeOrigin + this.clock.now());
  }

  soon(callback: () => void): void {
    this.setImmediate.call(globalThis, callback);
  }

  after(delayMs: number, callback: () => void): Cancellation {
    return waitLong((ms, then) => this.wait(ms, then), delayMs, callback);
  }

  random(): number {
    return this.nextRandom();
  }

  private wait(delayMs: number, callback: () => void): Cancellation {
    const timer = this.setTimeout.call(globalThis, callback, delayMs);
    return { cancel: () => this.clearTimeout.call(globalThis, timer) };
  }
}
