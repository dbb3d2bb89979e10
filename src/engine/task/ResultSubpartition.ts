/**
 * Hot path: `append` runs once per record and channel. One outgoing channel: collects records and
 * controls into a buffer, sends it when full or flushed while there is credit, else keeps it in
 * order until credit comes. Flink's PipelinedSubpartition.
 */
import { type ControlElement, NO_CONTROLS, type PositionedControl } from './ChannelBuffer.ts';

/** The way to the other end: writes records into its own form and carries finished buffers. */
export interface ChannelSender {
  /** Adds a record to the buffer being built; what is kept is a copy. */
  append(value: unknown, timestamp: number): void;
  /** Ends the buffer being built and gives it, in the sender's own form. */
  take(controls: readonly PositionedControl[]): unknown;
  /** Carries a buffer that `take` gave. */
  send(buffer: unknown): void;
  /** A buffer that may be sent while this one stays. */
  copy(buffer: unknown): unknown;
}

/** The writing end of one channel. */
export interface Subpartition {
  /** A record behind everything that was added before. */
  append(value: unknown, timestamp: number): void;
  /** A control element behind everything that was added before. */
  appendControl(element: ControlElement): void;
  /** Ends the current buffer, if it holds anything; it leaves as soon as there is credit. */
  flush(): void;
  /** The other end has room for so many more buffers. */
  addCredits(count: number): void;
  /** A reader begins, with no credits yet. */
  rewind(): void;
  /** True where a flush would send something. */
  hasUnflushed(): boolean;
  /** True when nothing keeps the writer from its end. */
  isDrained(): boolean;
}

/** One channel to one subtask. */
export class ResultSubpartition implements Subpartition {
  private readonly sender: ChannelSender;
  private readonly bufferSize: number;
  private readonly onBlockedChange: (isBlocked: boolean) => void;
  private recordCount = 0;
  private controls: PositionedControl[] = [];
  private readonly pending: unknown[] = [];
  private credits = 0;
  private isBlocked = false;

  /** `onBlockedChange` hears when the first buffer must wait, and when the last one has gone. */
  constructor(
    sender: ChannelSender,
    bufferSize: number,
    onBlockedChange: (isBlocked: boolean) => void,
  ) {
    this.sender = sender;
    this.bufferSize = bufferSize;
    this.onBlockedChange = onBlockedChange;
  }

  append(value: unknown, timestamp: number): void {
    this.sender.append(value, timestamp);
    this.recordCount += 1;
    if (this.recordCount >= this.bufferSize) this.flush();
  }

  appendControl(element: ControlElement): void {
    this.controls.push({ at: this.recordCount, element });
    if (this.recordCount + this.controls.length >= this.bufferSize) this.flush();
  }

  flush(): void {
    if (!this.hasUnflushed()) return;
    const buffer = this.sender.take(this.controls.length === 0 ? NO_CONTROLS : this.controls);
    this.recordCount = 0;
    if (this.controls.length > 0) this.controls = [];
    this.pending.push(buffer);
    this.sendPending();
  }

  addCredits(count: number): void {
    this.credits += count;
    this.sendPending();
  }

  /** Both ends begin together: there is nothing to go back to. */
  rewind(): void {}

  hasUnflushed(): boolean {
    return this.recordCount > 0 || this.controls.length > 0;
  }

  isDrained(): boolean {
    return this.pending.length === 0 && !this.hasUnflushed();
  }

  private sendPending(): void {
    const count = Math.min(this.credits, this.pending.length);
    if (count > 0) {
      this.credits -= count;
      for (const buffer of this.pending.splice(0, count)) this.sender.send(buffer);
    }
    const isBlocked = this.pending.length > 0;
    if (isBlocked === this.isBlocked) return;
    this.isBlocked = isBlocked;
    this.onBlockedChange(isBlocked);
  }
}
