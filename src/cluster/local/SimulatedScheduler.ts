/**
 * Virtual time and turn-taking of a whole cluster in one thread, from a seed. Everything that may
 * happen lies in first-in-first-out queues (one per direction of a channel, one per event loop);
 * the seed chooses the queue that goes next. The clock moves only when all queues are empty,
 * microtasks and one macrotask have drained, and no real I/O is under way; but for a loop that
 * waits for it.
 */
import { createRandom } from '../random.ts';

/** Runs the thread's microtasks and one macrotask. */
export type Macrotask = () => Promise<void>;

interface Timer {
  readonly timeMs: number;
  readonly order: number;
  readonly fire: () => void;
}

/** Actions between two visits to the real event loop. */
const ACTIONS_PER_VISIT = 64;
/** More looks at the clock in one action are a loop that waits for it. */
const IDLE_LOOKS = 20_000;
const LOOKS_PER_MS = 64;
/** Virtual time begins here, so that programs see a plausible date: 2026-01-01T00:00:00Z. */
export const SIMULATION_START_MS = 1_767_225_600_000;

/** One queue of actions that keep their order. */
export class ActionQueue {
  readonly actions: (() => void)[] = [];
  isReady = false;
  isClosed = false;
}

/** The one scheduler of a simulated cluster; drives itself while there is something to do. */
export class SimulatedScheduler {
  readonly random: () => number;
  private readonly macrotask: Macrotask;
  private now = SIMULATION_START_MS;
  /** Looks at the clock since something last happened. */
  private looks = 0;
  private ready: ActionQueue[] = [];
  private timers: Timer[] = [];
  private timerOrder = 0;
  private isDriving = false;
  /** Real I/O in order of issue: its results are delivered in that order. */
  private readonly inFlight: Promise<() => void>[] = [];

  constructor(seed: number, macrotask: Macrotask) {
    this.random = createRandom(seed);
    this.macrotask = macrotask;
  }

  /** Moves on by itself for whoever does nothing but look at it, waiting for a later time. */
  nowMs(): number {
    this.looks += 1;
    if (this.looks > IDLE_LOOKS && this.looks % LOOKS_PER_MS === 0) this.now += 1;
    return this.now;
  }

  /** Adds an action behind those of its queue. */
  enqueue(queue: ActionQueue, action: () => void): void {
    if (queue.isClosed) return;
    queue.actions.push(action);
    if (!queue.isReady) {
      queue.isReady = true;
      this.ready.push(queue);
    }
    this.drive();
  }

  /** Calls back at a virtual time; returns the function that cancels. */
  at(timeMs: number, fire: () => void): () => void {
    const timer = { timeMs: Math.max(timeMs, this.now), order: this.timerOrder++, fire };
    insertTimer(this.timers, timer);
    this.drive();
    return () => {
      const index = this.timers.indexOf(timer);
      if (index >= 0) this.timers.splice(index, 1);
    };
  }

  /** Holds the clock until real I/O has ended; results come in the order of the calls. */
  hold<T>(io: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const outcome = io.then(
        (value) => () => resolve(value),
        (error: unknown) => () => reject(error),
      );
      this.inFlight.push(outcome);
      this.drive();
    });
  }

  private drive(): void {
    if (this.isDriving) return;
    this.isDriving = true;
    void this.run();
  }

  private async run(): Promise<void> {
    for (;;) {
      await this.macrotask();
      if (this.ready.length > 0) {
        for (let i = 0; i < ACTIONS_PER_VISIT && this.ready.length > 0; i++) this.runOne();
        continue;
      }
      const io = this.inFlight.shift();
      if (io !== undefined) (await io)();
      else if (!this.advance()) break;
    }
    this.isDriving = false;
  }

  private runOne(): void {
    const index = Math.floor(this.random() * this.ready.length);
    const queue = this.ready[index] as ActionQueue;
    const action = queue.actions.shift();
    if (queue.actions.length === 0 || queue.isClosed) {
      queue.isReady = false;
      this.ready.splice(index, 1);
    }
    this.looks = 0;
    if (!queue.isClosed) action?.();
  }

  /** Moves the clock to the next timer and fires all that are due; false where there is none. */
  private advance(): boolean {
    const first = this.timers[0];
    if (first === undefined) return false;
    this.now = Math.max(this.now, first.timeMs);
    while (this.timers[0] !== undefined && this.timers[0].timeMs <= this.now) {
      this.timers.shift()?.fire();
    }
    return true;
  }
}

function insertTimer(timers: Timer[], timer: Timer): void {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timers[middle] as Timer).timeMs <= timer.timeMs) low = middle + 1;
    else high = middle;
  }
  timers.splice(low, 0, timer);
}
