/**
 * One channel to one subtask in BATCH mode: everything is kept until its writer has ended, then
 * read, as often as the reader begins anew. Nobody waits for room. Flink's blocking
 * BoundedBlockingSubpartition, in memory.
 */
import { type ControlElement, NO_CONTROLS, type PositionedControl } from './ChannelBuffer.ts';
import type { ChannelSender, Subpartition } from './ResultSubpartition.ts';

/** A result that waits for its reader. */
export class BlockingSubpartition implements Subpartition {
  private readonly sender: ChannelSender;
  private readonly bufferSize: number;
  private readonly isKept: boolean;
  private readonly buffers: unknown[] = [];
  private recordCount = 0;
  private controls: PositionedControl[] = [];
  private next = 0;
  private credits = 0;

  /** `isKept`: there may be another reader after the first, so that buffers go out as copies. */
  constructor(sender: ChannelSender, bufferSize: number, isKept: boolean) {
    this.sender = sender;
    this.bufferSize = bufferSize;
    this.isKept = isKept;
  }

  append(value: unknown, timestamp: number): void {
    this.sender.append(value, timestamp);
    this.recordCount += 1;
    if (this.recordCount >= this.bufferSize) this.flush();
  }

  appendControl(element: ControlElement): void {
    this.controls.push({ at: this.recordCount, element });
  }

  flush(): void {
    if (!this.hasUnflushed()) return;
    this.buffers.push(this.sender.take(this.controls.length === 0 ? NO_CONTROLS : this.controls));
    this.recordCount = 0;
    this.controls = [];
  }

  addCredits(count: number): void {
    this.credits += count;
    while (this.credits > 0 && this.next < this.buffers.length) {
      const buffer = this.buffers[this.next];
      if (!this.isKept) this.buffers[this.next] = undefined;
      this.next += 1;
      this.credits -= 1;
      this.sender.send(this.isKept ? this.sender.copy(buffer) : buffer);
    }
  }

  rewind(): void {
    this.next = 0;
    this.credits = 0;
  }

  hasUnflushed(): boolean {
    return this.recordCount > 0 || this.controls.length > 0;
  }

  isDrained(): boolean {
    return !this.hasUnflushed();
  }
}
