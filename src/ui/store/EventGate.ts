/**
 * Between the cluster's events and the screen: gathers them and lets them through at most every
 * FLUSH_MS, so that live figures change at most four times a second. Order is kept.
 */
import type { JobEvent } from '../../model/index.ts';
import type { UiClock } from './ports.ts';

/** The shortest time between two changes of live figures. */
export const FLUSH_MS = 250;

/** Gathers events; the first after a rest goes through at once. */
export class EventGate {
  private readonly clock: UiClock;
  private readonly onEvents: (events: readonly JobEvent[]) => void;
  private pending: JobEvent[] = [];
  private isResting = true;
  private isMuted = false;

  constructor(clock: UiClock, onEvents: (events: readonly JobEvent[]) => void) {
    this.clock = clock;
    this.onEvents = onEvents;
  }

  /** Takes an event. */
  push(event: JobEvent): void {
    if (this.isMuted && event.kind !== 'log') return;
    this.pending.push(event);
    if (this.isResting) this.open();
  }

  /** Lets through what waits, now. */
  flush(): void {
    const events = this.pending;
    this.pending = [];
    if (events.length > 0) this.onEvents(events);
  }

  /** Forgets output and figures that wait or come, as while a new job replaces another. */
  mute(): void {
    this.isMuted = true;
    this.pending = this.pending.filter((event) => event.kind === 'log');
  }

  /** Hears everything again. */
  unmute(): void {
    this.isMuted = false;
  }

  private open(): void {
    this.isResting = false;
    this.flush();
    this.clock.after(FLUSH_MS, () => {
      if (this.pending.length === 0) this.isResting = true;
      else this.open();
    });
  }
}
