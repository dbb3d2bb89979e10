/**
 * The JobManager's end of the line to one worker: every message is checked before it is believed,
 * and floods end the worker. Knows when it was last heard and where it said it was.
 * Flink's TaskExecutorGateway with its heartbeat target.
 */
import type { TaskManagerSnapshot } from '../../model/index.ts';
import type { EventLoop } from '../EventLoop.ts';
import type { LossCode, WorkerHandle } from '../Home.ts';
import type { FromTaskManager, JobIndex, Refused, ToWorker } from '../protocol/index.ts';
import { checkFromTaskManager, RateLimit } from '../protocol/index.ts';
import { refusal } from './jobFailure.ts';

/** Where a worker said that it was, and when. */
export interface StuckReport {
  readonly nodeId: number;
  readonly forMs: number;
  readonly atMs: number;
}

/** Who hears from a worker. */
export interface ConnectionListener {
  onMessage(connection: TaskManagerConnection, message: FromTaskManager): void;
  /** What it said could not be worked with: a fault of ours, which must end the job. */
  onFault(error: unknown): void;
  /** At most once: the worker is no more, or must not be believed. */
  onGone(connection: TaskManagerConnection, reason: string, code: LossCode): void;
}

/** What a connection needs beside its worker. */
export interface ConnectionOptions {
  readonly eventLoop: EventLoop;
  readonly messagesPerSecond: number;
  readonly job: JobIndex;
}

/** One worker. */
export class TaskManagerConnection {
  readonly id: string;
  state: TaskManagerSnapshot['state'] = 'STARTING';
  lastHeardMs: number;
  /** The operator that it has been in since its last word; null outside of user code. */
  stuck: StuckReport | null = null;
  private readonly worker: WorkerHandle;
  private readonly eventLoop: EventLoop;
  private readonly job: JobIndex;
  private readonly listener: ConnectionListener;
  private readonly rate: RateLimit;
  private isGone = false;

  constructor(
    worker: WorkerHandle,
    { eventLoop, messagesPerSecond, job }: ConnectionOptions,
    listener: ConnectionListener,
  ) {
    this.id = worker.id;
    this.job = job;
    this.rate = new RateLimit(messagesPerSecond);
    this.worker = worker;
    this.eventLoop = eventLoop;
    this.listener = listener;
    this.lastHeardMs = eventLoop.nowMs();
    worker.port.onMessage((message) => this.receive(message));
    worker.onGone((reason, code) => this.leave(reason, code));
  }

  /** It has registered and has not been lost. */
  isUp(): boolean {
    return this.state === 'RUNNING' || this.state === 'NOT_ANSWERING';
  }

  /** Sends; what goes to a worker that is gone is lost. */
  send(message: ToWorker, transfer?: readonly unknown[]): void {
    if (!this.isGone) this.worker.port.postMessage(message, transfer);
  }

  /** Ends the worker at once, whatever it does; nothing more is heard of it. */
  kill(): void {
    this.isGone = true;
    this.state = 'LOST';
    this.worker.kill();
  }

  private receive(message: unknown): void {
    if (this.isGone) return;
    const now = this.eventLoop.nowMs();
    const checked = this.check(message, now);
    if (checked.type === 'refused') {
      this.worker.kill();
      this.leave(refusal(checked.reason), 'worker-refused');
      return;
    }
    if (checked.type === 'lap') {
      this.stuck = { ...checked, atMs: now };
    } else {
      this.lastHeardMs = now;
      this.stuck = null;
    }
    try {
      this.listener.onMessage(this, checked);
    } catch (error) {
      this.listener.onFault(error);
    }
  }

  private check(message: unknown, nowMs: number): FromTaskManager | Refused {
    if (!this.rate.allows(nowMs)) return { type: 'refused', reason: 'too many messages a second' };
    const checked = checkFromTaskManager(message, this.job, this.id);
    const isRepeated = checked.type === 'registered' && this.state !== 'STARTING';
    return isRepeated ? { type: 'refused', reason: 'registered: a second time' } : checked;
  }

  private leave(reason: string, code: LossCode): void {
    if (this.isGone) return;
    this.isGone = true;
    this.state = 'LOST';
    this.listener.onGone(this, reason, code);
  }
}
