/**
 * Hot path: one `select` per record on an exchange, so no closure and no allocation in it.
 * The eight rules by which a record chooses its channel (SEMANTICS §2.1); broadcast answers ALL.
 * Flink's StreamPartitioner and its subclasses.
 */
import type { ShipStrategy } from '../../../model/index.ts';
import type { ExchangeFunctions } from '../../operators/OperatorFactory.ts';
import { keyGroupOf, subtaskOfKeyGroup } from '../../state/keyHash.ts';

/** The answer of a partitioner that sends to every channel. */
export const ALL_CHANNELS = -1;

/** Chooses a channel for a record: 0 … channelCount - 1, or ALL_CHANNELS. */
export interface Partitioner {
  select(value: unknown): number;
}

/** Always channel 0: FORWARD's one local channel, and GLOBAL. */
export class FirstChannelPartitioner implements Partitioner {
  select(): number {
    return 0;
  }
}

/** Every channel. */
export class BroadcastPartitioner implements Partitioner {
  select(): number {
    return ALL_CHANNELS;
  }
}

/** In turn over the channels; the first record goes behind `initial`. */
export class RoundRobinPartitioner implements Partitioner {
  private next: number;
  private readonly channelCount: number;

  constructor(channelCount: number, initial: number) {
    this.channelCount = channelCount;
    this.next = initial;
  }

  select(): number {
    const next = this.next + 1;
    this.next = next >= this.channelCount ? 0 : next;
    return this.next;
  }
}

/**
 * Rescale in BATCH mode: each writer deals over as many subpartitions as the widest one feeds, and
 * a channel reads a run of them. Flink's dynamic graphs, VertexInputInfoComputationUtils.
 */
export class SubpartitionRunsPartitioner implements Partitioner {
  private next = -1;
  private readonly channels: readonly number[];

  constructor(channelCount: number, subpartitionCount: number) {
    const channels: number[] = [];
    for (let channel = 0; channel < channelCount; channel++) {
      const end = Math.floor(((channel + 1) * subpartitionCount) / channelCount);
      while (channels.length < end) channels.push(channel);
    }
    this.channels = channels;
  }

  select(): number {
    const next = this.next + 1;
    this.next = next >= this.channels.length ? 0 : next;
    return this.channels[this.next] as number;
  }
}

/** Uniformly random for each record. */
export class ShufflePartitioner implements Partitioner {
  private readonly channelCount: number;
  private readonly random: () => number;

  constructor(channelCount: number, random: () => number) {
    this.channelCount = channelCount;
    this.random = random;
  }

  select(): number {
    return Math.floor(this.random() * this.channelCount);
  }
}

/** By key group, as the state behind it is placed. */
export class KeyGroupPartitioner implements Partitioner {
  /** True while the program's key selector runs: its errors are told apart by it. */
  isSelectingKey = false;
  private readonly keySelector: (value: unknown) => unknown;
  private readonly maxParallelism: number;
  private readonly channelCount: number;

  constructor(
    keySelector: (value: unknown) => unknown,
    maxParallelism: number,
    channelCount: number,
  ) {
    this.keySelector = keySelector;
    this.maxParallelism = maxParallelism;
    this.channelCount = channelCount;
  }

  select(value: unknown): number {
    this.isSelectingKey = true;
    const key = this.keySelector(value);
    this.isSelectingKey = false;
    const keyGroup = keyGroupOf(key, this.maxParallelism);
    return subtaskOfKeyGroup(keyGroup, this.maxParallelism, this.channelCount);
  }
}

/** As the program's function says. */
export class CustomPartitioner implements Partitioner {
  /** As in `KeyGroupPartitioner`. */
  isSelectingKey = false;
  private readonly keySelector: (value: unknown) => unknown;
  private readonly partitioner: (key: unknown, channelCount: number) => number;
  private readonly channelCount: number;

  constructor(functions: ExchangeFunctions, channelCount: number) {
    if (!functions.keySelector || !functions.partitioner) {
      throw new Error('a CUSTOM exchange needs a key selector and a partitioner');
    }
    this.keySelector = functions.keySelector;
    this.partitioner = functions.partitioner;
    this.channelCount = channelCount;
  }

  select(value: unknown): number {
    this.isSelectingKey = true;
    const key = this.keySelector(value);
    this.isSelectingKey = false;
    const channel = this.partitioner(key, this.channelCount);
    if (Number.isInteger(channel) && channel >= 0 && channel < this.channelCount) return channel;
    throw noSuchChannel(channel, this.channelCount);
  }
}

/** True where the program's key selector was running, and has thrown. */
export function isSelectingKey(partitioner: Partitioner): boolean {
  const asksForKey =
    partitioner instanceof KeyGroupPartitioner || partitioner instanceof CustomPartitioner;
  return asksForKey && partitioner.isSelectingKey;
}

/** Flink's sentences are Java's own: there are two, by where its array is asked. */
function noSuchChannel(channel: unknown, channelCount: number): Error {
  const sentence =
    channel === channelCount
      ? `Index ${channel} out of bounds for length ${channelCount}.`
      : `Array index out of range: ${String(channel)}.`;
  return new Error(
    `${sentence} partitionCustom: the partitioner returned ${String(channel)}, ` +
      `but there are channels 0 to ${channelCount - 1} only. ` +
      'Return a whole number of that range, for example key % numPartitions of a key >= 0.',
  );
}

/** What a partitioner may need to know of its exchange. */
export interface ExchangeFacts {
  readonly shipStrategy: ShipStrategy;
  readonly channelCount: number;
  /** Of a RESCALE in BATCH mode: above the number of channels, some get more than others. */
  readonly subpartitionCount?: number;
  /** Of the target vertex. */
  readonly maxParallelism: number;
  readonly functions: ExchangeFunctions;
  /** The operator behind a HASH exchange asks for the key itself, and fails where it is none. */
  readonly isTargetKeyed: boolean;
  readonly random: () => number;
}

/** A fresh partitioner for one writing subtask. */
export function createPartitioner(facts: ExchangeFacts): Partitioner {
  const { channelCount, functions, maxParallelism, random } = facts;
  switch (facts.shipStrategy) {
    case 'FORWARD':
    case 'GLOBAL':
      return new FirstChannelPartitioner();
    case 'REBALANCE':
      return new RoundRobinPartitioner(channelCount, Math.floor(random() * channelCount));
    case 'RESCALE':
      if (facts.subpartitionCount === undefined) return new RoundRobinPartitioner(channelCount, -1);
      return new SubpartitionRunsPartitioner(channelCount, facts.subpartitionCount);
    case 'SHUFFLE':
      return new ShufflePartitioner(channelCount, random);
    case 'BROADCAST':
      return new BroadcastPartitioner();
    case 'CUSTOM':
      return new CustomPartitioner(functions, channelCount);
    case 'HASH': {
      if (!functions.keySelector) throw new Error('a HASH exchange needs a key selector');
      // all keys go to the one channel; what is wrong with a key, a keyed operator says
      if (channelCount === 1 && facts.isTargetKeyed) return new FirstChannelPartitioner();
      return new KeyGroupPartitioner(functions.keySelector, maxParallelism, channelCount);
    }
  }
}
