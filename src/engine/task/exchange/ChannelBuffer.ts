/**
 * What travels on a channel at once: records, and the control elements that lie between them. One
 * buffer is one credit and, between workers, part of one message. It belongs to its receiver.
 * Flink's Buffer.
 */
import type { EndOfData, Watermark, WatermarkStatus } from '../../element/StreamElement.ts';

/** Everything on a channel that is not a record; barriers join it with checkpoints. */
export type ControlElement = Watermark | WatermarkStatus | EndOfData;

/** A control element with the number of the buffer's records that go before it. */
export interface PositionedControl {
  readonly at: number;
  readonly element: ControlElement;
}

/** Records with controls in order of position. */
export interface ChannelBuffer {
  readonly values: unknown[];
  /** ms, MIN_TIMESTAMP or NO_TIMESTAMP; as long as `values`. */
  readonly timestamps: ArrayLike<number>;
  readonly controls: readonly PositionedControl[];
}

/** Most buffers hold records only. */
export const NO_CONTROLS: readonly PositionedControl[] = [];

/** How channels are dimensioned; the same on both ends. */
export interface NetworkSettings {
  /** Records (and controls) after which a buffer is sent without waiting for its timeout. */
  readonly bufferSize: number;
  /** Buffers that may be under way or unread on one channel. */
  readonly creditsPerChannel: number;
}

/** Measured best on workers: big enough that a message's fixed cost does not show. */
export const DEFAULT_NETWORK: NetworkSettings = { bufferSize: 1024, creditsPerChannel: 16 };
