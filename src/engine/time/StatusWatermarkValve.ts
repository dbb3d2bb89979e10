/**
 * One logical input's watermark and status from those of its channels: the minimum over channels
 * that are active and aligned. A channel that comes back from idleness takes part again once it has
 * reached what was put out. Never goes back; puts out nothing from an empty minimum.
 * Flink's StatusWatermarkValve, by the rule of 2.1 (before FLINK-40475).
 */
import { MIN_TIMESTAMP } from '../element/timestamp.ts';

/** Where the valve puts what the input as a whole has become. */
export interface ValveOutput {
  emitWatermark(timestamp: number): void;
  emitWatermarkStatus(isActive: boolean): void;
}

/** What is known of one channel. */
interface ChannelStatus {
  watermark: number;
  isActive: boolean;
  /** True while it takes part in the minimum; an idle channel never does. */
  isAligned: boolean;
}

/** The valve of one logical input. */
export class StatusWatermarkValve {
  private readonly channels: ChannelStatus[] = [];
  private readonly output: ValveOutput;
  private lastWatermark = MIN_TIMESTAMP;
  private isActive = true;

  constructor(channelCount: number, output: ValveOutput) {
    this.output = output;
    for (let i = 0; i < channelCount; i++) {
      this.channels.push({ watermark: MIN_TIMESTAMP, isActive: true, isAligned: true });
    }
  }

  /** A watermark came on a channel. */
  inputWatermark(timestamp: number, channelIndex: number): void {
    const channel = this.channel(channelIndex);
    if (!this.isActive || !channel.isActive || timestamp <= channel.watermark) return;
    channel.watermark = timestamp;
    if (timestamp >= this.lastWatermark) channel.isAligned = true;
    this.emitMinimumOfAligned();
  }

  /** A channel became idle or active. */
  inputWatermarkStatus(isActive: boolean, channelIndex: number): void {
    const channel = this.channel(channelIndex);
    if (channel.isActive === isActive) return;
    if (isActive) this.resume(channel);
    else this.suspend(channel);
  }

  /** The watermark of the whole input. */
  currentWatermark(): number {
    return this.lastWatermark;
  }

  /** False while all channels are idle. */
  isInputActive(): boolean {
    return this.isActive;
  }

  /** The aligned channel with the lowest watermark: it holds the others back. -1: none. */
  slowestChannel(): number {
    let slowest = -1;
    this.channels.forEach((channel, index) => {
      const lowest = this.channels[slowest];
      if (channel.isAligned && (!lowest || channel.watermark < lowest.watermark)) slowest = index;
    });
    return slowest;
  }

  /** True where a channel that is not idle is ahead of this time. */
  isAnyActiveAhead(timestamp: number): boolean {
    return this.channels.some(({ isActive, watermark }) => isActive && watermark > timestamp);
  }

  /** The last watermark of one channel. */
  watermarkOf(channelIndex: number): number {
    return this.channel(channelIndex).watermark;
  }

  private suspend(channel: ChannelStatus): void {
    channel.isActive = false;
    channel.isAligned = false;
    const heldBack = channel.watermark === this.lastWatermark;
    if (this.channels.some((other) => other.isActive)) {
      if (heldBack) this.emitMinimumOfAligned();
      return;
    }
    if (heldBack) this.emitIfHigher(Math.max(...this.channels.map((other) => other.watermark)));
    this.isActive = false;
    this.output.emitWatermarkStatus(false);
  }

  private resume(channel: ChannelStatus): void {
    channel.isActive = true;
    channel.isAligned = channel.watermark >= this.lastWatermark;
    if (this.isActive) return;
    this.isActive = true;
    this.output.emitWatermarkStatus(true);
  }

  private emitMinimumOfAligned(): void {
    let minimum = Infinity;
    for (const channel of this.channels) {
      if (channel.isAligned && channel.watermark < minimum) minimum = channel.watermark;
    }
    if (minimum !== Infinity) this.emitIfHigher(minimum);
  }

  private emitIfHigher(timestamp: number): void {
    if (timestamp <= this.lastWatermark) return;
    this.lastWatermark = timestamp;
    this.output.emitWatermark(timestamp);
  }

  private channel(index: number): ChannelStatus {
    const channel = this.channels[index];
    if (channel === undefined) throw new Error(`The valve has no channel ${index}`);
    return channel;
  }
}
