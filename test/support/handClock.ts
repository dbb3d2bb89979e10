/** A clock that a test moves by hand. */
import type { UiClock } from '../../src/ui/store/ports.ts';

/** Time stands still until `advance`. */
export class HandClock implements UiClock {
  private nowValueMs = 0;
  private timers: { readonly atMs: number; readonly callback: () => void }[] = [];

  nowMs(): number {
    return this.nowValueMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.nowValueMs + delayMs, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  /** Moves time and calls back what is due, in order; microtasks run after each. */
  async advance(byMs: number): Promise<void> {
    const endMs = this.nowValueMs + byMs;
    for (;;) {
      const due = this.timers.filter((timer) => timer.atMs <= endMs);
      const next = due.sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.nowValueMs = next.atMs;
      next.callback();
      await settled();
    }
    this.nowValueMs = endMs;
    await settled();
  }
}

/** Resolves when the promises that are already decided have told everybody. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
