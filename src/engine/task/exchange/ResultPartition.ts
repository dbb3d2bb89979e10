/**
 * What one subtask writes on one exchange: its channels, the rule that chooses among them, and the
 * buffer timeout. Says whether all channels have room; never waits itself.
 * Flink's ResultPartition and RecordWriter.
 */
import { BlockingSubpartition } from './BlockingSubpartition.ts';
import type { ControlElement } from './ChannelBuffer.ts';
import { PipelinedSubpartition } from './PipelinedSubpartition.ts';
import { ALL_CHANNELS, type Partitioner } from './partitioners.ts';
import type { ChannelSender, Subpartition } from './Subpartition.ts';

/** What a partition is made of. */
export interface ResultPartitionOptions {
  readonly edgeId: number;
  readonly partitioner: Partitioner;
  /** One a channel, in the order of target subtasks. */
  readonly senders: readonly ChannelSender[];
  readonly bufferSize: number;
  /** ms; 0 flushes each record, -1 only full buffers. */
  readonly bufferTimeoutMs: number;
  /** Room came back after all channels had been blocked. */
  readonly onRoom: () => void;
  /** In BATCH mode: how results wait for their readers. */
  readonly blocking?: { readonly isKept: boolean };
}

/** All channels of one exchange in one writing subtask. */
export class ResultPartition {
  readonly edgeId: number;
  readonly bufferTimeoutMs: number;
  readonly partitioner: Partitioner;
  readonly subpartitions: readonly Subpartition[];
  private blockedCount = 0;

  constructor(options: ResultPartitionOptions) {
    this.edgeId = options.edgeId;
    this.partitioner = options.partitioner;
    this.bufferTimeoutMs = options.bufferTimeoutMs;
    const { blocking, senders } = options;
    const size = options.bufferTimeoutMs === 0 ? 1 : options.bufferSize;
    this.subpartitions = senders.map((sender) => {
      if (blocking) return new BlockingSubpartition(sender, size, blocking.isKept);
      return new PipelinedSubpartition(sender, size, (isBlocked) => {
        this.blockedCount += isBlocked ? 1 : -1;
        if (this.blockedCount === 0) options.onRoom();
      });
    });
  }

  /** A record to the channel that the partitioner names. */
  write(value: unknown, timestamp: number): void {
    const channel = this.partitioner.select(value);
    if (channel !== ALL_CHANNELS) {
      (this.subpartitions[channel] as Subpartition).append(value, timestamp);
      return;
    }
    for (const subpartition of this.subpartitions) subpartition.append(value, timestamp);
  }

  /** A control element to every channel. */
  broadcast(element: ControlElement): void {
    for (const subpartition of this.subpartitions) subpartition.appendControl(element);
  }

  /** False while any channel holds buffers that it may not send. */
  hasRoom(): boolean {
    return this.blockedCount === 0;
  }

  /** Sends what has been collected. */
  flush(): void {
    for (const subpartition of this.subpartitions) subpartition.flush();
  }

  /** True where a flush would send something. */
  hasUnflushed(): boolean {
    return this.subpartitions.some((subpartition) => subpartition.hasUnflushed());
  }

  /** True when everything has left. */
  isDrained(): boolean {
    return this.subpartitions.every((subpartition) => subpartition.isDrained());
  }
}
