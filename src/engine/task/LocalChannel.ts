/**
 * A channel between two subtasks of one TaskManager: buffers go over by reference, each record in
 * them is a copy, because the writer may still hold the original ("A record is a value").
 * Flink's LocalInputChannel.
 */
import { copyValue } from '../state/copyValue.ts';
import type { ChannelBuffer, PositionedControl } from './ChannelBuffer.ts';
import type { InputChannel } from './InputChannel.ts';
import type { ChannelSender, Subpartition } from './Subpartition.ts';

/** The writing end; `connectLocalChannel` ties it to the reading end. */
export class LocalChannelSender implements ChannelSender {
  private values: unknown[] = [];
  private timestamps: number[] = [];
  private target: InputChannel | null = null;

  append(value: unknown, timestamp: number): void {
    this.values.push(typeof value === 'object' && value !== null ? copyRecord(value) : value);
    this.timestamps.push(timestamp);
  }

  take(controls: readonly PositionedControl[]): ChannelBuffer {
    const buffer = { values: this.values, timestamps: this.timestamps, controls };
    this.values = [];
    this.timestamps = [];
    return buffer;
  }

  send(buffer: unknown): void {
    if (!this.target) throw new Error('a local channel was written to before it was connected');
    this.target.enqueue(buffer as ChannelBuffer);
  }

  copy(buffer: unknown): ChannelBuffer {
    const { values, timestamps, controls } = buffer as ChannelBuffer;
    return { values: values.map((value) => copyValue(value)), timestamps, controls };
  }

  /** Sets the reading end. */
  connect(target: InputChannel): void {
    this.target = target;
  }
}

/**
 * As `copyValue`, with a call site of its own for flat objects: what the engine sees here are the
 * records of local channels only, so that it stays at few shapes and the copy quick.
 */
function copyRecord(value: object): unknown {
  if (Object.getPrototypeOf(value) !== Object.prototype) return copyValue(value);
  const copy: Record<string, unknown> = { ...value };
  for (const name in copy) {
    const field = copy[name];
    if (typeof field === 'object' && field !== null) return copyValue(value);
  }
  return copy;
}

/** Ties both ends together and grants the first credits. */
export function connectLocalChannel(
  sender: LocalChannelSender,
  subpartition: Subpartition,
  channel: InputChannel,
): void {
  sender.connect(channel);
  subpartition.rewind();
  channel.connect((credits) => subpartition.addCredits(credits));
}
