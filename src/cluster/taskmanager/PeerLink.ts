/**
 * The line from one TaskManager to another: all channels between the two share it. Items collect
 * during a turn and leave as one message. A channel's name holds the deployment that it belongs
 * to: what comes before its task is there waits for it, what comes after its end is dropped.
 * Flink's NetworkClientHandler and PartitionRequestQueue.
 */
import {
  BatchEncoder,
  type ChannelSender,
  type ClassTable,
  decodeBatch,
  type InputChannel,
  type PositionedControl,
  type Subpartition,
} from '../../engine/index.ts';
import type { Port } from '../Port.ts';
import type { EncodedBuffer, PeerItem, PeerMessage } from '../protocol/index.ts';

/** Writes records into columns; finished buffers go to the link. */
export class RemoteChannelSender implements ChannelSender {
  private readonly encoder: BatchEncoder;
  private readonly link: PeerLink;
  private channel: string | null = null;

  constructor(link: PeerLink, classes: ClassTable) {
    this.encoder = new BatchEncoder(classes);
    this.link = link;
  }

  /** What is sent from now on goes to this channel, by `wireName`. */
  connect(channel: string): void {
    this.channel = channel;
  }

  append(value: unknown, timestamp: number): void {
    this.encoder.append(value, timestamp);
  }

  take(controls: readonly PositionedControl[]): EncodedBuffer {
    return { batch: this.encoder.take(), controls };
  }

  send(buffer: unknown): void {
    if (this.channel === null) throw new Error('a channel was written to before it was connected');
    this.link.add({ kind: 'buffer', channel: this.channel, buffer: buffer as EncodedBuffer });
  }

  /** With timestamps of its own, because sending gives them away. */
  copy(buffer: unknown): EncodedBuffer {
    const { batch, controls } = buffer as EncodedBuffer;
    return { batch: { ...batch, timestamps: batch.timestamps.slice() }, controls };
  }
}

/** A channel's name on the line: `<epoch>/<channelKey>`. */
export function wireName(epoch: number, channelKey: string): string {
  return `${epoch}/${channelKey}`;
}

/** One line to one peer. */
export class PeerLink {
  private port: Port | null = null;
  private readonly classes: () => ClassTable;
  private readonly onItems: () => void;
  /** The newest deployment that this TaskManager takes part in. */
  private epoch = 0;
  private items: PeerItem[] = [];
  private readonly early: PeerItem[] = [];
  private readonly inputs = new Map<string, InputChannel>();
  private readonly outputs = new Map<string, Subpartition>();

  /** `onItems` is called when there is something to flush. */
  constructor(classes: () => ClassTable, onItems: () => void) {
    this.classes = classes;
    this.onItems = onItems;
  }

  /** The line itself, or a new one; what was collected before it leaves at the next flush. */
  connect(port: Port): void {
    this.port?.close();
    this.port = port;
    if (this.items.length > 0) this.onItems();
    port.onMessage((message) => this.receive(message as PeerMessage));
  }

  /** A channel that is read here. */
  addInput(channel: string, input: InputChannel): void {
    this.inputs.set(channel, input);
    input.connect((credits) => this.add({ kind: 'credit', channel, credits }));
  }

  /** A channel that is written here. */
  addOutput(channel: string, output: Subpartition): void {
    this.outputs.set(channel, output);
  }

  /** A channel whose task has ended. */
  removeChannel(channel: string): void {
    this.inputs.delete(channel);
    this.outputs.delete(channel);
  }

  /** All channels of this deployment are known: what came early is delivered. */
  deployed(epoch: number): void {
    this.epoch = epoch;
    for (const item of this.early.splice(0)) this.receiveItem(item);
  }

  /** Something for the peer; leaves with the next flush. */
  add(item: PeerItem): void {
    if (this.items.length === 0) this.onItems();
    const last = this.items.at(-1);
    if (item.kind === 'credit' && last?.kind === 'credit' && last.channel === item.channel) {
      this.items[this.items.length - 1] = { ...item, credits: item.credits + last.credits };
    } else this.items.push(item);
  }

  /** Sends what was collected since the last flush. */
  flush(): void {
    if (this.items.length === 0 || this.port === null) return;
    const message: PeerMessage = { items: this.items };
    this.items = [];
    this.port.postMessage(message, transferablesOf(message));
  }

  close(): void {
    this.port?.close();
    this.port = null;
  }

  private receive(message: PeerMessage): void {
    for (const item of message.items) this.receiveItem(item);
  }

  private receiveItem(item: PeerItem): void {
    if (item.kind === 'credit') {
      const output = this.outputs.get(item.channel);
      if (output === undefined) this.keepIfEarly(item);
      else output.addCredits(item.credits);
      return;
    }
    const input = this.inputs.get(item.channel);
    if (input === undefined) this.keepIfEarly(item);
    else {
      const { batch, controls } = item.buffer;
      const { values, timestamps } = decodeBatch(batch, this.classes());
      input.enqueue({ values, timestamps, controls });
    }
  }

  private keepIfEarly(item: PeerItem): void {
    if (Number.parseInt(item.channel, 10) > this.epoch) this.early.push(item);
  }
}

/** The buffers of big number columns at the top level: moving them saves their copy. */
function transferablesOf(message: PeerMessage): ArrayBufferLike[] {
  const buffers: ArrayBufferLike[] = [];
  for (const item of message.items) {
    if (item.kind === 'buffer' && item.buffer.batch.count > 0) {
      buffers.push(item.buffer.batch.timestamps.buffer);
    }
  }
  return buffers;
}
