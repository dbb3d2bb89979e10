/**
 * Hot path: `collect` runs once per record and hop; each class is one way of handing on, so that
 * nothing is decided per record. Counting is one addition here; the task reads it when it reports.
 * Flink's ChainingOutput, RecordWriterOutput and CopyingBroadcastingOutputCollector.
 */
import type { Output } from '../../element/Output.ts';
import { MIN_TIMESTAMP } from '../../element/timestamp.ts';
import type { RecordUse } from '../../operators/recordUse.ts';
import type { StreamOperator } from '../../operators/StreamOperator.ts';
import { copyRecord, isFlat } from '../../state/copyRecord.ts';
import type { ResultPartition } from '../exchange/ResultPartition.ts';
import { type ChainPosition, type Hop, NO_RECORD } from './ChainPosition.ts';

/** An output that remembers, for metrics, what it was given. */
export interface CountingOutput extends Output {
  /** Records handed on since the start. */
  count: number;
  /** The last watermark. */
  watermark: number;
}

/** A counting output with one consumer. */
export interface ConsumerOutput extends CountingOutput {
  /** The node that consumes. */
  readonly nodeId: number;
}

/**
 * Watermarks and statuses as Flink's outputs pass them: while the writer has declared itself idle
 * no watermark passes, and a repeated status is swallowed.
 */
abstract class StatusKeepingOutput implements ConsumerOutput {
  count = 0;
  watermark = MIN_TIMESTAMP;
  readonly nodeId: number;
  private isActive = true;

  constructor(nodeId: number) {
    this.nodeId = nodeId;
  }

  abstract collect(value: unknown, timestamp: number): void;
  protected abstract passWatermark(timestamp: number): void;
  protected abstract passStatus(isActive: boolean): void;

  collectSide(_tagId: string, _value: unknown, _timestamp: number): void {}

  emitWatermark(timestamp: number): void {
    if (!this.isActive) return;
    this.watermark = timestamp;
    this.passWatermark(timestamp);
  }

  emitWatermarkStatus(isActive: boolean): void {
    if (isActive === this.isActive) return;
    this.isActive = isActive;
    this.passStatus(isActive);
  }
}

/** To the next operator of the chain, by a call. */
export class ChainedOutput extends StatusKeepingOutput implements Hop {
  private readonly operator: StreamOperator;
  private readonly position: ChainPosition;
  private readonly use: RecordUse;
  private record: unknown = NO_RECORD;

  /** `use`: what the operator may do with a record that the writer may still hold. */
  constructor(operator: StreamOperator, nodeId: number, position: ChainPosition, use: RecordUse) {
    super(nodeId);
    this.operator = operator;
    this.position = position;
    this.use = use;
  }

  collect(value: unknown, timestamp: number): void {
    const caller = this.position.hop;
    if (caller === null) this.position.refuse(this, value);
    this.record = value;
    this.position.hop = this;
    this.count += 1;
    if (typeof value === 'object' && value !== null && this.use !== 'reads') {
      this.processOwn(value, timestamp);
    } else this.operator.processElement(value, timestamp);
    this.position.hop = caller;
  }

  currentRecord(): unknown {
    return this.record;
  }

  /** With a copy, where somebody could notice that there is none. */
  private processOwn(value: object, timestamp: number): void {
    const isShared = this.use !== 'readsFields' || !isFlat(value);
    this.operator.processElement(isShared ? copyRecord(value) : value, timestamp);
  }

  protected passWatermark(timestamp: number): void {
    const caller = this.position.hop;
    this.record = NO_RECORD;
    this.position.hop = this;
    this.operator.processWatermark(timestamp, 0);
    this.position.hop = caller;
  }

  protected passStatus(isActive: boolean): void {
    const caller = this.position.hop;
    this.record = NO_RECORD;
    this.position.hop = this;
    this.operator.processWatermarkStatus(isActive, 0);
    this.position.hop = caller;
  }
}

/** The nodes on both sides of an exchange. */
export interface ExchangeNodes {
  readonly sourceNode: number;
  readonly targetNode: number;
}

/** To the channels of an exchange. */
export class ExchangeOutput extends StatusKeepingOutput implements Hop {
  readonly edgeId: number;
  readonly sourceNodeId: number;
  private readonly partition: ResultPartition;
  private readonly position: ChainPosition;
  private record: unknown = NO_RECORD;

  constructor(partition: ResultPartition, nodes: ExchangeNodes, position: ChainPosition) {
    super(nodes.targetNode);
    this.edgeId = partition.edgeId;
    this.sourceNodeId = nodes.sourceNode;
    this.partition = partition;
    this.position = position;
  }

  collect(value: unknown, timestamp: number): void {
    const caller = this.position.hop;
    if (caller === null) this.position.refuse(this, value);
    this.record = value;
    this.position.hop = this;
    this.count += 1;
    this.partition.write(value, timestamp);
    this.position.hop = caller;
  }

  currentRecord(): unknown {
    return this.record;
  }

  protected passWatermark(timestamp: number): void {
    this.partition.broadcast({ kind: 'watermark', timestamp });
  }

  protected passStatus(isActive: boolean): void {
    this.partition.broadcast({ kind: 'status', isActive });
    this.partition.flush();
  }
}

/** To nobody: the end of a sink, or an operator whose result nobody reads. */
export class UnreadOutput implements CountingOutput {
  count = 0;
  watermark = MIN_TIMESTAMP;

  collect(_value: unknown, _timestamp: number): void {
    this.count += 1;
  }

  collectSide(_tagId: string, _value: unknown, _timestamp: number): void {}

  emitWatermark(timestamp: number): void {
    this.watermark = timestamp;
  }

  emitWatermarkStatus(_isActive: boolean): void {}
}

/**
 * To several consumers and side outputs. Nothing is copied here: an exchange writes the record
 * down, and a chained operator gets its own where it needs one.
 */
export class FanOutOutput implements CountingOutput {
  count = 0;
  watermark = MIN_TIMESTAMP;
  private readonly mains: readonly ConsumerOutput[];
  private readonly sides: ReadonlyMap<string, readonly ConsumerOutput[]>;
  private readonly all: readonly ConsumerOutput[];

  constructor(
    mains: readonly ConsumerOutput[],
    sides: ReadonlyMap<string, readonly ConsumerOutput[]>,
  ) {
    this.mains = mains;
    this.sides = sides;
    this.all = [...mains, ...[...sides.values()].flat()];
  }

  collect(value: unknown, timestamp: number): void {
    this.count += 1;
    for (let i = 0; i < this.mains.length; i++) {
      (this.mains[i] as ConsumerOutput).collect(value, timestamp);
    }
  }

  collectSide(tagId: string, value: unknown, timestamp: number): void {
    const consumers = this.sides.get(tagId);
    if (consumers === undefined) return;
    this.count += 1;
    for (const consumer of consumers) consumer.collect(value, timestamp);
  }

  emitWatermark(timestamp: number): void {
    this.watermark = timestamp;
    for (const consumer of this.all) consumer.emitWatermark(timestamp);
  }

  emitWatermarkStatus(isActive: boolean): void {
    for (const consumer of this.all) consumer.emitWatermarkStatus(isActive);
  }
}
