/**
 * The head of a pipeline: pulls records from a reader when the task asks, gives them timestamps,
 * and makes watermarks, for each split that the reader tells of and for the rest. An aligned source
 * waits while it is ahead of its group. At the end comes the last watermark, unless the source is
 * idle then: no watermark passes an idle output. Flink's SourceOperator.
 */
import type { Output } from '../../element/Output.ts';
import { MAX_TIMESTAMP, toApiTime } from '../../element/timestamp.ts';
import { PausableClock } from '../../time/PausableClock.ts';
import type { WatermarkStrategy } from '../../time/WatermarkStrategy.ts';
import { NoWatermarksGenerator } from '../../time/watermarkGenerators.ts';
import type {
  TimestampAssigner,
  WatermarkGenerator,
  WatermarkOutput,
} from '../../time/watermarkTypes.ts';
import type { OperatorContext } from '../OperatorContext.ts';
import type { ReaderOutput, ReadStatus, SourceReader, SplitOutput } from '../SourceReader.ts';
import { StreamOperator } from '../StreamOperator.ts';
import { SourceAlignment } from './SourceAlignment.ts';
import { SourceWatermarks, type SplitWatermarks } from './SourceWatermarks.ts';
import { assignTimestamp } from './timestampAssignment.ts';
import { WatermarkEmitter } from './WatermarkEmitter.ts';

/** An operator that the task asks for records instead of giving it some. */
export interface SourceTaskOperator {
  /** Emits at most `limit` records and says what it waits for; at `END` it has emitted MAX. */
  readSlice(limit: number): ReadStatus;
}

/** Reads a source in one subtask. */
export class SourceOperator extends StreamOperator implements ReaderOutput, SourceTaskOperator {
  private readonly reader: SourceReader;
  // any: the user's own record type
  private readonly strategy: WatermarkStrategy<any>;
  private readonly assigner: TimestampAssigner<unknown> | null;
  private generator!: WatermarkGenerator<unknown>;
  private emitter!: WatermarkEmitter;
  private watermarks!: SourceWatermarks;
  private eventOutput!: WatermarkOutput;
  /** Null where the source is not aligned with others. */
  private alignment: SourceAlignment | null = null;
  private hasEnded = false;

  // any: the user's own record type
  constructor(reader: SourceReader, strategy: WatermarkStrategy<any>) {
    super();
    this.reader = reader;
    this.strategy = strategy;
    this.assigner = strategy.timestampAssigner();
  }

  override setup(context: OperatorContext, output: Output): void {
    super.setup(context, output);
    this.emitter = new WatermarkEmitter(output);
  }

  override restoreState(parts: readonly unknown[]): void {
    this.reader.restore(parts);
  }

  override open(): void {
    const { context, strategy } = this;
    const activityClock = new PausableClock(() => context.inputActivityMs());
    const nowMs = () => activityClock.nowMs();
    this.watermarks = new SourceWatermarks(this.emitter, () =>
      context.isBatch ? new NoWatermarksGenerator() : strategy.createWatermarkGenerator({ nowMs }),
    );
    this.generator = this.watermarks.main.generator;
    this.eventOutput = this.watermarks.main.eventOutput;
    this.alignment = this.createAlignment(activityClock);
    this.reader.open(context);
    this.scheduleTick();
    this.alignment?.start();
  }

  readSlice(limit: number): ReadStatus {
    if (this.hasEnded) return 'END';
    const status =
      this.alignment === null ? this.reader.read(this, limit) : this.readAligned(limit);
    if (status === 'END') this.endOfData();
    return status;
  }

  /** A record of the reader. */
  collect(value: unknown, timestamp: number): void {
    const assigned = assignTimestamp(this.assigner, value, timestamp);
    this.output.collect(value, assigned);
    this.generator.onEvent(value, toApiTime(assigned), this.eventOutput);
  }

  createOutputForSplit(splitId: string): SplitOutput {
    return new SourceSplitOutput(this.output, this.assigner, this.watermarks.addSplit(splitId));
  }

  releaseOutputForSplit(splitId: string): void {
    this.watermarks.removeSplit(splitId);
  }

  override processElement(): void {
    throw new Error(`${this.context.name} is a source and takes no records`);
  }

  override snapshotState(): unknown {
    return this.reader.snapshot();
  }

  override close(): void {
    this.reader.close();
  }

  private createAlignment(activityClock: PausableClock): SourceAlignment | null {
    const { external: line, isBatch, processingTime } = this.context;
    const settings = this.strategy.alignmentSettings();
    if (settings === null || line === null || isBatch) return null;
    const { emitter } = this;
    return new SourceAlignment({ settings, line, processingTime, emitter, activityClock });
  }

  /** Record by record: any of them may bring the watermark that is too far ahead. */
  private readAligned(limit: number): ReadStatus {
    const alignment = this.alignment as SourceAlignment;
    for (let count = 0; count < limit; count++) {
      if (alignment.mustWait()) return 'WAITING';
      const status = this.reader.read(this, 1);
      if (status !== 'MORE') return status;
    }
    return 'MORE';
  }

  private endOfData(): void {
    this.hasEnded = true;
    this.alignment?.end();
    if (!this.emitter.isIdle()) this.emitter.emitWatermark(MAX_TIMESTAMP);
  }

  private scheduleTick(): void {
    const intervalMs = this.context.autoWatermarkIntervalMs;
    if (intervalMs <= 0) return;
    const { processingTime } = this.context;
    const nextMs = processingTime.currentProcessingTimeMs() + intervalMs;
    processingTime.registerTimer(nextMs, () => {
      if (this.hasEnded) return;
      this.watermarks.onPeriodicEmit();
      this.scheduleTick();
    });
  }
}

/** Where the records of one split go. */
class SourceSplitOutput implements SplitOutput {
  private readonly output: Output;
  private readonly assigner: TimestampAssigner<unknown> | null;
  private readonly generator: WatermarkGenerator<unknown>;
  private readonly eventOutput: WatermarkOutput;

  constructor(
    output: Output,
    assigner: TimestampAssigner<unknown> | null,
    { generator, eventOutput }: SplitWatermarks,
  ) {
    this.output = output;
    this.assigner = assigner;
    this.generator = generator;
    this.eventOutput = eventOutput;
  }

  collect(value: unknown, timestamp: number): void {
    const assigned = assignTimestamp(this.assigner, value, timestamp);
    this.output.collect(value, assigned);
    this.generator.onEvent(value, toApiTime(assigned), this.eventOutput);
  }
}
