/**
 * A channel between two subtasks of one TaskManager: buffers go over by reference, each record in
 * them is a copy, because the writer may still hold the original ("A record is a value"). What
 * could not be sent to another worker is refused here too: no result depends on where a subtask is.
 * Flink's LocalInputChannel.
 */
import type { ClassTable } from '../../element/ClassTable.ts';
import { looksAtFields } from '../../element/recordKinds.ts';
import { copyForExchange, copyValue } from '../../state/copyValue.ts';
import type { ChannelBuffer, PositionedControl } from './ChannelBuffer.ts';
import type { InputChannel } from './InputChannel.ts';
import type { ChannelSender, Subpartition } from './Subpartition.ts';

/** The writing end; `connectLocalChannel` ties it to the reading end. */
export class LocalChannelSender implements ChannelSender {
  private values: unknown[] = [];
  private timestamps: number[] = [];
  private target: InputChannel | null = null;
  private readonly classes: ClassTable;

  /** `classes`: those whose instances other workers know. */
  constructor(classes: ClassTable) {
    this.classes = classes;
  }

  append(value: unknown, timestamp: number): void {
    const isText = typeof value === 'string' || typeof value === 'number';
    this.values.push(isText ? value : copyRecord(value, this.classes));
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
 * As `copyForExchange`, with a call site of its own for flat objects: what the engine sees here are
 * the records of local channels only, so that it stays at few shapes and the copy quick.
 */
function copyRecord(value: unknown, classes: ClassTable): unknown {
  if (typeof value !== 'object' || value === null || looksAtFields) {
    return copyForExchange(value, classes);
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return copyForExchange(value, classes);
  const copy = { ...value } as Record<string, unknown>;
  for (const name in copy) {
    const field = copy[name];
    const type = typeof field;
    if (type === 'object' ? field !== null : type === 'function' || type === 'symbol') {
      return copyForExchange(value, classes);
    }
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
