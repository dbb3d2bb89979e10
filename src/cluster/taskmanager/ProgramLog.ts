/**
 * The program's own words on their way to the JobManager: batched, cut and counted, so that a
 * program that talks in each record does not drown anybody.
 */
import { cutText } from '../../engine/index.ts';
import type { LogEntry, StackFrame } from '../../model/index.ts';
import type { EventLoop } from '../EventLoop.ts';
import type { LogMessage } from '../protocol/index.ts';

const MAX_LENGTH = 18_000;
const MAX_WAITING = 500;
/** Characters a line on average; a program that writes more is not read. */
const CHARS_PER_LINE = 1000;

type Line = LogMessage['entries'][number];

/** Where in the job the thread is; null outside of operators. */
export type Speaker = Pick<Line, 'nodeId' | 'subtask'> | null;

/** One per worker. */
export class ProgramLog {
  /** While it is true, lines are thrown away. */
  isMuted = false;
  /** Who speaks. */
  speaker: () => Speaker = () => null;
  private readonly eventLoop: EventLoop;
  private readonly linesPerSecond: number;
  private readonly send: (entries: readonly Line[]) => void;
  private windowStartMs = Number.NEGATIVE_INFINITY;
  private count = 0;
  private chars = 0;
  private waiting: Line[] = [];

  constructor(
    eventLoop: EventLoop,
    linesPerSecond: number,
    send: (entries: readonly Line[]) => void,
  ) {
    this.eventLoop = eventLoop;
    this.linesPerSecond = linesPerSecond;
    this.send = send;
  }

  /** One line; leaves soon. `frames` are those of an error that nobody caught. */
  write(level: LogEntry['level'], message: string, frames: readonly StackFrame[] = []): void {
    if (this.isMuted) return;
    const timeMs = this.eventLoop.nowMs();
    if (timeMs - this.windowStartMs >= 1000) {
      this.windowStartMs = timeMs;
      this.count = 0;
      this.chars = 0;
    }
    if (this.isOver()) return;
    this.count += 1;
    this.chars += Math.min(message.length, MAX_LENGTH);
    const base = { timeMs, source: 'console', ...this.speaker() };
    if (this.isOver()) this.add({ ...base, level: 'warn', message: TOO_MUCH });
    else {
      const said = { ...base, level, message: cutText(message, MAX_LENGTH) };
      this.add(frames.length > 0 ? { ...said, frames } : said);
    }
  }

  /** Sends what waits. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const entries = this.waiting;
    this.waiting = [];
    this.send(entries);
  }

  private isOver(): boolean {
    return this.count >= this.linesPerSecond || this.chars >= CHARS_PER_LINE * this.linesPerSecond;
  }

  private add(entry: Line): void {
    if (this.waiting.length === 0) this.eventLoop.soon(() => this.flush());
    this.waiting.push(entry);
    if (this.waiting.length >= MAX_WAITING) this.flush();
  }
}

const TOO_MUCH = 'The program writes too much: lines are left out';
