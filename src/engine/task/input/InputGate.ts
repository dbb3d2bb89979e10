/**
 * All channels of a task, with one StatusWatermarkValve per logical input. Channels with data take
 * turns; where both inputs have data they alternate. Flink's SingleInputGate, UnionInputGate and
 * MultipleInputSelectionHandler.
 */
import type { InputChannel } from '../exchange/InputChannel.ts';

/** The channels of a task, in the order in which they are to be read. */
export class InputGate {
  readonly channels: readonly InputChannel[];
  private readonly ready: [InputChannel[], InputChannel[]] = [[], []];
  private readonly openCount: [number, number] = [0, 0];
  private lastInput: 0 | 1 = 1;

  /** `onData` is called when the gate stops being empty. */
  constructor(channels: readonly InputChannel[], onData: () => void) {
    this.channels = channels;
    for (const channel of channels) {
      this.openCount[channel.input] += 1;
      channel.listen((arrived) => {
        const wasEmpty = !this.hasData();
        this.enqueue(arrived);
        if (wasEmpty) onData();
      });
    }
  }

  /** True where `next` gives a channel. */
  hasData(): boolean {
    return this.ready[0].length > 0 || this.ready[1].length > 0;
  }

  /** The channel whose turn it is; hand it back by `done`. */
  next(): InputChannel | null {
    const preferred: 0 | 1 = this.lastInput === 0 ? 1 : 0;
    const input = this.ready[preferred].length > 0 ? preferred : this.lastInput;
    const channel = this.ready[input].shift();
    if (channel === undefined) return null;
    this.lastInput = input;
    channel.isQueued = false;
    return channel;
  }

  /** The channel's turn is over; it queues again where it has more. */
  done(channel: InputChannel): void {
    if (channel.peek() !== 'nothing') this.enqueue(channel);
  }

  /** The channel has ended; true where its whole logical input has. */
  end(channel: InputChannel): boolean {
    channel.hasEnded = true;
    this.openCount[channel.input] -= 1;
    return this.openCount[channel.input] === 0;
  }

  /** True when nothing will come any more. */
  hasEnded(): boolean {
    return this.openCount[0] === 0 && this.openCount[1] === 0;
  }

  /** The channels of one logical input, by index. */
  channelsOf(input: 0 | 1): InputChannel[] {
    return this.channels.filter((channel) => channel.input === input);
  }

  private enqueue(channel: InputChannel): void {
    if (channel.isQueued) return;
    channel.isQueued = true;
    this.ready[channel.input].push(channel);
  }
}
