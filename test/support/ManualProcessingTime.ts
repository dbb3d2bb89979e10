/**
 * A processing clock that stands still until a test moves it; due callbacks run in order of time,
 * each at its own time, as tasks of their own would.
 */
import type { ProcessingTimer, ProcessingTimeService } from '../../src/engine/index.ts';

interface Entry {
  readonly timeMs: number;
  readonly callback: (timeMs: number) => void;
}

/** The clock of one harness; shared by all its subtasks. */
export class ManualProcessingTime implements ProcessingTimeService {
  private nowMs = 0;
  private entries: Entry[] = [];

  currentProcessingTimeMs(): number {
    return this.nowMs;
  }

  registerTimer(timeMs: number, callback: (timeMs: number) => void): ProcessingTimer {
    const entry = { timeMs, callback };
    this.entries.push(entry);
    return {
      cancel: () => {
        this.entries = this.entries.filter((other) => other !== entry);
      },
    };
  }

  /** Moves the clock and runs what is due. */
  setTime(timeMs: number): void {
    this.nowMs = timeMs;
    for (let entry = this.takeDue(); entry !== undefined; entry = this.takeDue()) {
      entry.callback(entry.timeMs);
    }
  }

  /** Forgets all callbacks, as when a task ends. */
  reset(): void {
    this.entries = [];
  }

  private takeDue(): Entry | undefined {
    const due = this.entries.filter((entry) => entry.timeMs <= this.nowMs);
    due.sort((a, b) => a.timeMs - b.timeMs);
    const first = due[0];
    if (first !== undefined) this.entries = this.entries.filter((entry) => entry !== first);
    return first;
  }
}
