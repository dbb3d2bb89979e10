/**
 * One outgoing channel: sends buffers while there is credit, else keeps them in order until credit
 * comes. Flink's PipelinedSubpartition.
 */
import { type ChannelSender, Subpartition } from './Subpartition.ts';

/** A channel whose reader reads along. */
export class PipelinedSubpartition extends Subpartition {
  private readonly onBlockedChange: (isBlocked: boolean) => void;
  private readonly pending: unknown[] = [];
  private credits = 0;
  private isBlocked = false;

  /** `onBlockedChange` hears when the first buffer must wait, and when the last one has gone. */
  constructor(
    sender: ChannelSender,
    bufferSize: number,
    onBlockedChange: (isBlocked: boolean) => void,
  ) {
    super(sender, bufferSize);
    this.onBlockedChange = onBlockedChange;
  }

  addCredits(count: number): void {
    this.credits += count;
    this.sendPending();
  }

  /** Both ends begin together: there is nothing to go back to. */
  rewind(): void {}

  isDrained(): boolean {
    return this.pending.length === 0 && !this.hasUnflushed();
  }

  protected add(buffer: unknown): void {
    this.pending.push(buffer);
    this.sendPending();
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
