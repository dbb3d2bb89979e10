/**
 * One channel to one subtask in BATCH mode: everything is kept until its writer has ended, then
 * read, as often as the reader begins anew. Nobody waits for room. Flink's blocking
 * BoundedBlockingSubpartition, in memory.
 */
import { type ChannelSender, Subpartition } from './Subpartition.ts';

/** A result that waits for its reader. */
export class BlockingSubpartition extends Subpartition {
  private readonly isKept: boolean;
  private readonly buffers: unknown[] = [];
  private next = 0;
  private credits = 0;

  /** `isKept`: there may be another reader after the first, so that buffers go out as copies. */
  constructor(sender: ChannelSender, bufferSize: number, isKept: boolean) {
    super(sender, bufferSize);
    this.isKept = isKept;
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

  isDrained(): boolean {
    return !this.hasUnflushed();
  }

  protected add(buffer: unknown): void {
    this.buffers.push(buffer);
  }
}
