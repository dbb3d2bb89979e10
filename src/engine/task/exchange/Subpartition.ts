// Hot path: `append` runs once per record and channel.
/**
 * The writing end of one channel: collects records and controls into buffers, in the form that its
 * sender gives them. What becomes of a full buffer is the subclass's. Flink's ResultSubpartition.
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

/** One channel to one subtask. */
export abstract class Subpartition {
  protected readonly sender: ChannelSender;
  private readonly bufferSize: number;
  private recordCount = 0;
  private controls: PositionedControl[] = [];

  constructor(sender: ChannelSender, bufferSize: number) {
    this.sender = sender;
    this.bufferSize = bufferSize;
  }

  /** A record behind everything that was added before. */
  append(value: unknown, timestamp: number): void {
    this.sender.append(value, timestamp);
    this.recordCount += 1;
    if (this.recordCount >= this.bufferSize) this.flush();
  }

  /** A control element behind everything that was added before. */
  appendControl(element: ControlElement): void {
    this.controls.push({ at: this.recordCount, element });
    if (this.recordCount + this.controls.length >= this.bufferSize) this.flush();
  }

  /** Ends the current buffer, if it holds anything; it leaves as soon as there is credit. */
  flush(): void {
    if (!this.hasUnflushed()) return;
    const buffer = this.sender.take(this.controls.length === 0 ? NO_CONTROLS : this.controls);
    this.recordCount = 0;
    if (this.controls.length > 0) this.controls = [];
    this.add(buffer);
  }

  /** True where a flush would send something. */
  hasUnflushed(): boolean {
    return this.recordCount > 0 || this.controls.length > 0;
  }

  /** The other end has room for so many more buffers. */
  abstract addCredits(count: number): void;

  /** A reader begins, with no credits yet. */
  abstract rewind(): void;

  /** True when nothing keeps the writer from its end. */
  abstract isDrained(): boolean;

  /** Takes a finished buffer. */
  protected abstract add(buffer: unknown): void;
}
