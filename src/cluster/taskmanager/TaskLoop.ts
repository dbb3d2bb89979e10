/**
 * Drives the tasks of one thread in turn: those with something to do queue up, each runs one slice,
 * and between turns the thread goes back to its event loop so that messages come in.
 */
import type { StreamTask, TaskWait } from '../../engine/index.ts';
import type { EventLoop } from '../EventLoop.ts';

/** A task as the loop sees it. */
export interface LoopTask {
  readonly task: Pick<StreamTask, 'step'>;
  /** True while it is in the queue. */
  isQueued: boolean;
  /** True once it must not be stepped any more. */
  hasEnded: boolean;
}

/** What the loop tells its owner. */
export interface LoopListener<T extends LoopTask> {
  /** False while no task may run; a turn must be requested when that changes. */
  mayRun(): boolean;
  /** A slice is about to run. */
  onSlice(task: T): void;
  /** A slice gave this. */
  onStepped(task: T, wait: TaskWait): void;
  /** A slice threw this; the task is not stepped again. */
  onThrown(task: T, error: unknown): void;
  /** A turn is over. */
  onTurnEnd(): void;
}

/** Round robin over the tasks that are ready. */
export class TaskLoop<T extends LoopTask> {
  private readonly eventLoop: EventLoop;
  private readonly slicesPerTurn: number;
  private readonly listener: LoopListener<T>;
  private ready: T[] = [];
  private isTurnDue = false;

  constructor(eventLoop: EventLoop, slicesPerTurn: number, listener: LoopListener<T>) {
    this.eventLoop = eventLoop;
    this.slicesPerTurn = slicesPerTurn;
    this.listener = listener;
  }

  /** The task has something to do. */
  wake(task: T): void {
    if (task.isQueued || task.hasEnded) return;
    task.isQueued = true;
    this.ready.push(task);
    this.requestTurn();
  }

  /** Makes sure that a turn comes, so that what was collected outside of one leaves. */
  requestTurn(): void {
    if (this.isTurnDue) return;
    this.isTurnDue = true;
    this.eventLoop.soon(() => this.turn());
  }

  private turn(): void {
    this.isTurnDue = false;
    for (let i = 0; i < this.slicesPerTurn && this.mayRun(); i++) {
      const task = this.ready.shift() as T;
      task.isQueued = false;
      if (!task.hasEnded) this.slice(task);
    }
    this.listener.onTurnEnd();
    if (this.mayRun()) this.requestTurn();
  }

  private mayRun(): boolean {
    return this.ready.length > 0 && this.listener.mayRun();
  }

  private slice(task: T): void {
    this.listener.onSlice(task);
    let wait: TaskWait;
    try {
      wait = task.task.step();
    } catch (error) {
      task.hasEnded = true;
      this.listener.onThrown(task, error);
      return;
    }
    if (wait === 'END') task.hasEnded = true;
    this.listener.onStepped(task, wait);
    if (wait === 'TURN') this.wake(task);
  }
}
