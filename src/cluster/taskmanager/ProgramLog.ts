/**
 * The program's own words on their way to the JobManager: batched, cut and counted, so that a
 * program that talks in each record does not drown anybody.
 */
import type { LogEntry } from '../../model/index.ts';
import type { EventLoop } from '../EventLoop.ts';

const MAX_LENGTH = 2000;
const MAX_WAITING = 500;

/** One per worker. */
export class ProgramLog {
  /** While it is true, lines are thrown away. */
  isMuted = false;
  private readonly eventLoop: EventLoop;
  private readonly linesPerSecond: number;
  private readonly send: (entries: readonly LogEntry[]) => void;
  private windowStartMs = Number.NEGATIVE_INFINITY;
  private count = 0;
  private waiting: LogEntry[] = [];

  constructor(
    eventLoop: EventLoop,
    linesPerSecond: number,
    send: (entries: readonly LogEntry[]) => void,
  ) {
    this.eventLoop = eventLoop;
    this.linesPerSecond = linesPerSecond;
    this.send = send;
  }

  /** One line; leaves soon. */
  write(level: LogEntry['level'], message: string): void {
    if (this.isMuted) return;
    const timeMs = this.eventLoop.nowMs();
    if (timeMs - this.windowStartMs >= 1000) {
      this.windowStartMs = timeMs;
      this.count = 0;
    }
    this.count += 1;
    if (this.count > this.linesPerSecond) return;
    const isLast = this.count === this.linesPerSecond;
    this.add({
      timeMs,
      level: isLast ? 'warn' : level,
      source: 'console',
      message: isLast ? 'The program writes too much: lines are left out' : cut(message),
    });
  }

  /** Sends what waits. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const entries = this.waiting;
    this.waiting = [];
    this.send(entries);
  }

  private add(entry: LogEntry): void {
    if (this.waiting.length === 0) this.eventLoop.soon(() => this.flush());
    this.waiting.push(entry);
    if (this.waiting.length >= MAX_WAITING) this.flush();
  }
}

function cut(message: string): string {
  return message.length > MAX_LENGTH ? `${message.slice(0, MAX_LENGTH)}…` : message;
}
