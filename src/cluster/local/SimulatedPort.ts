/**
 * Ports of the simulation: messages are cloned, keep their order within one direction, and overtake
 * those of other channels as the seed will have it; with a delay, they take virtual time as well.
 */
import type { Port } from '../Port.ts';
import { ActionQueue, type SimulatedScheduler } from './SimulatedScheduler.ts';

/** One end. */
export class SimulatedPort implements Port {
  private readonly scheduler: SimulatedScheduler;
  private readonly maxDelayMs: number;
  private readonly incoming = new ActionQueue();
  private readonly early: unknown[] = [];
  private listener: ((message: unknown) => void) | null = null;
  private other: SimulatedPort | null = null;
  private lastArrivalMs = 0;

  constructor(scheduler: SimulatedScheduler, maxDelayMs: number) {
    this.scheduler = scheduler;
    this.maxDelayMs = maxDelayMs;
  }

  /** Both ends of a fresh channel. */
  static pair(scheduler: SimulatedScheduler, maxDelayMs = 0): [SimulatedPort, SimulatedPort] {
    const a = new SimulatedPort(scheduler, maxDelayMs);
    const b = new SimulatedPort(scheduler, maxDelayMs);
    a.other = b;
    b.other = a;
    return [a, b];
  }

  postMessage(message: unknown): void {
    const { other } = this;
    if (other === null || this.incoming.isClosed) return;
    const copy = structuredClone(message);
    if (this.maxDelayMs === 0) other.arrive(copy);
    else this.delay(() => other.arrive(copy));
  }

  onMessage(listener: (message: unknown) => void): void {
    this.listener = listener;
    for (const message of this.early.splice(0)) this.arrive(message);
  }

  close(): void {
    this.incoming.isClosed = true;
    this.incoming.actions.length = 0;
  }

  private arrive(message: unknown): void {
    if (this.listener === null) this.early.push(message);
    else this.scheduler.enqueue(this.incoming, () => this.listener?.(message));
  }

  private delay(deliver: () => void): void {
    const delayMs = Math.floor(this.scheduler.random() * (this.maxDelayMs + 1));
    const arrivalMs = Math.max(this.lastArrivalMs, this.scheduler.nowMs() + delayMs);
    this.lastArrivalMs = arrivalMs;
    this.scheduler.at(arrivalMs, deliver);
  }
}
