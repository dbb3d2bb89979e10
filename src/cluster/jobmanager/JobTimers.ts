/** What a job does later. At its end nothing more happens; what goes wrong then is told. */
import type { Cancellation, EventLoop } from '../EventLoop.ts';

/** One a job. */
export class JobTimers {
  private readonly eventLoop: EventLoop;
  private readonly onFault: (error: unknown) => void;
  private readonly timers = new Set<Cancellation>();

  constructor(eventLoop: EventLoop, onFault: (error: unknown) => void) {
    this.eventLoop = eventLoop;
    this.onFault = onFault;
  }

  after(delayMs: number, action: () => void): void {
    const timer = this.eventLoop.after(delayMs, () => {
      this.timers.delete(timer);
      try {
        action();
      } catch (error) {
        this.onFault(error);
      }
    });
    this.timers.add(timer);
  }

  cancelAll(): void {
    for (const timer of this.timers) timer.cancel();
    this.timers.clear();
  }
}
