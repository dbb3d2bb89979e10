/**
 * Processing time for the operators of one task: callbacks become mails, and none comes any more
 * once the task has begun to finish. Flink's ProcessingTimeServiceImpl.
 */
import {
  insideTimer,
  type ProcessingTimer,
  type ProcessingTimeService,
} from '../time/ProcessingTimeService.ts';
import type { TaskMailbox } from './TaskMailbox.ts';

/** The clock that a home gives its tasks. */
export interface TaskClock {
  /** ms since the epoch. */
  nowMs(): number;
  /** Calls back once at or after that time; the returned function cancels. */
  schedule(timeMs: number, callback: () => void): () => void;
}

/** Over a clock and a mailbox; `enter` runs a callback with the chain's position set. */
export class TaskProcessingTimeService implements ProcessingTimeService {
  private readonly clock: TaskClock;
  private readonly mailbox: TaskMailbox;
  private readonly enter: (action: () => void) => void;
  private readonly cancellations = new Set<() => void>();
  private isQuiesced = false;

  constructor(clock: TaskClock, mailbox: TaskMailbox, enter: (action: () => void) => void) {
    this.clock = clock;
    this.mailbox = mailbox;
    this.enter = enter;
  }

  /** Whole milliseconds, as Flink's long: a home's clock may stand between two. */
  currentProcessingTimeMs(): number {
    return Math.floor(this.clock.nowMs());
  }

  registerTimer(timeMs: number, callback: (timeMs: number) => void): ProcessingTimer {
    if (this.isQuiesced) return { cancel() {} };
    let isCancelled = false;
    const cancelSchedule = this.clock.schedule(timeMs, () => {
      this.cancellations.delete(cancelSchedule);
      this.mailbox.post(() => {
        if (!isCancelled && !this.isQuiesced) this.enter(() => insideTimer(() => callback(timeMs)));
      });
    });
    this.cancellations.add(cancelSchedule);
    return {
      cancel: () => {
        isCancelled = true;
        cancelSchedule();
        this.cancellations.delete(cancelSchedule);
      },
    };
  }

  /** No callback runs after this. */
  quiesce(): void {
    this.isQuiesced = true;
    for (const cancel of this.cancellations) cancel();
    this.cancellations.clear();
  }
}
