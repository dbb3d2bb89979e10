/**
 * A browser thread's clock and queue. `soon` goes through a MessageChannel: nested timeouts wait
 * 4 ms each. Everything is taken from the platform at construction, before user code can change it.
 */
import { type Cancellation, type EventLoop, waitLong } from '../cluster/index.ts';

/** The event loop of a window or a worker. */
export class BrowserEventLoop implements EventLoop {
  private readonly channel = new MessageChannel();
  private readonly waiting: (() => void)[] = [];
  private readonly clock = performance;
  private readonly setTimeout = globalThis.setTimeout.bind(globalThis);
  private readonly clearTimeout = globalThis.clearTimeout.bind(globalThis);
  private readonly nextRandom = Math.random;

  constructor() {
    this.channel.port1.onmessage = () => this.waiting.shift()?.();
  }

  nowMs(): number {
    return Math.floor(this.clock.timeOrigin + this.clock.now());
  }

  soon(callback: () => void): void {
    this.waiting.push(callback);
    this.channel.port2.postMessage(null);
  }

  after(delayMs: number, callback: () => void): Cancellation {
    return waitLong((ms, then) => this.wait(ms, then), delayMs, callback);
  }

  random(): number {
    return this.nextRandom();
  }

  private wait(delayMs: number, callback: () => void): Cancellation {
    const id = this.setTimeout(callback, delayMs);
    return { cancel: () => this.clearTimeout(id) };
  }
}
