/** The event loop of one simulated thread: its own queue under the common scheduler. */
import type { Cancellation, EventLoop } from '../EventLoop.ts';
import { ActionQueue, type SimulatedScheduler } from './SimulatedScheduler.ts';

/** One per JobManager and worker; closing it is the thread's death. */
export class SimulatedEventLoop implements EventLoop {
  private readonly scheduler: SimulatedScheduler;
  private readonly queue = new ActionQueue();

  constructor(scheduler: SimulatedScheduler) {
    this.scheduler = scheduler;
  }

  nowMs(): number {
    return this.scheduler.nowMs();
  }

  soon(callback: () => void): void {
    this.scheduler.enqueue(this.queue, callback);
  }

  after(delayMs: number, callback: () => void): Cancellation {
    let isCancelled = false;
    const run = (): void => {
      if (!isCancelled) callback();
    };
    const timeMs = this.scheduler.nowMs() + Math.max(0, delayMs);
    const cancelTimer = this.scheduler.at(timeMs, () => this.scheduler.enqueue(this.queue, run));
    return {
      cancel: () => {
        isCancelled = true;
        cancelTimer();
      },
    };
  }

  random(): number {
    return this.scheduler.random();
  }

  /** Nothing that waits here, or comes, is run. */
  close(): void {
    this.queue.isClosed = true;
    this.queue.actions.length = 0;
  }
}
