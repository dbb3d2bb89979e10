/**
 * Hot path: the loop over the records of one logical input. The current record is remembered as an
 * index, one small store per record. Only batches enter here, so nothing is decided per record.
 */
import type { StreamOperator } from '../../operators/StreamOperator.ts';
import { type ChainPosition, type Hop, NO_RECORD } from '../chain/ChainPosition.ts';
import type { ChannelBuffer } from '../exchange/ChannelBuffer.ts';

/** How the task calls the head of its chain for one logical input. */
export class HeadInput implements Hop {
  readonly nodeId: number;
  /** Records given to the head on this input. */
  count = 0;
  private readonly operator: StreamOperator;
  private readonly position: ChainPosition;
  private readonly input: 0 | 1;
  private buffer: ChannelBuffer | null = null;
  private index = 0;

  constructor(nodeId: number, operator: StreamOperator, position: ChainPosition, input: 0 | 1) {
    this.nodeId = nodeId;
    this.operator = operator;
    this.position = position;
    this.input = input;
  }

  /** Processes the records from `from` up to, not including, `to`. */
  processRecords(buffer: ChannelBuffer, from: number, to: number): void {
    this.buffer = buffer;
    this.position.hop = this;
    if (this.input === 0) this.processFirst(buffer, from, to);
    else this.processSecond(buffer, from, to);
    this.position.hop = null;
    this.buffer = null;
    this.count += to - from;
  }

  /** The minimum over the input's channels advanced. */
  processWatermark(timestamp: number): void {
    this.position.hop = this;
    this.operator.processWatermark(timestamp, this.input);
    this.position.hop = null;
  }

  /** The input as a whole became idle or active. */
  processStatus(isActive: boolean): void {
    this.position.hop = this;
    this.operator.processWatermarkStatus(isActive, this.input);
    this.position.hop = null;
  }

  /** All channels of the input have ended. */
  endInput(): void {
    this.position.hop = this;
    this.operator.endInput(this.input);
    this.position.hop = null;
  }

  currentRecord(): unknown {
    return this.buffer === null ? NO_RECORD : this.buffer.values[this.index];
  }

  private processFirst(buffer: ChannelBuffer, from: number, to: number): void {
    const { values, timestamps } = buffer;
    const operator = this.operator;
    for (let i = from; i < to; i++) {
      this.index = i;
      operator.processElement(values[i], timestamps[i] as number);
    }
  }

  private processSecond(buffer: ChannelBuffer, from: number, to: number): void {
    const { values, timestamps } = buffer;
    const operator = this.operator;
    for (let i = from; i < to; i++) {
      this.index = i;
      operator.processElement2(values[i], timestamps[i] as number);
    }
  }
}
