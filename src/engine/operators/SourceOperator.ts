/**
 * The head of a pipeline: pulls records from a reader when the task asks, gives them timestamps,
 * and makes watermarks as for one split. At the end comes the last watermark, unless the source is
 * idle then: no watermark passes an idle output. Flink's SourceOperator.
 */
import type { Output } from '../element/Output.ts';
import { MAX_TIMESTAMP, toApiTime } from '../element/timestamp.ts';
import { WatermarkOutputMultiplexer } from '../time/WatermarkOutputMultiplexer.ts';
import type { WatermarkStrategy } from '../time/WatermarkStrategy.ts';
import { NoWatermarksGenerator } from '../time/watermarkGenerators.ts';
import type {
  TimestampAssigner,
  WatermarkGenerator,
  WatermarkOutput,
} from '../time/watermarkTypes.ts';
import type { OperatorContext } from './OperatorContext.ts';
import type { ReaderOutput, ReadStatus, SourceReader } from './SourceReader.ts';
import { StreamOperator } from './StreamOperator.ts';
import { assignTimestamp } from './timestampAssignment.ts';
import { WatermarkEmitter } from './WatermarkEmitter.ts';

const SPLIT = 'split';

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
  private multiplexer!: WatermarkOutputMultiplexer;
  private eventOutput!: WatermarkOutput;
  private tickOutput!: WatermarkOutput;
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
    this.multiplexer = new WatermarkOutputMultiplexer(this.emitter);
    this.multiplexer.registerNewOutput(SPLIT);
    this.eventOutput = this.multiplexer.getImmediateOutput(SPLIT);
    this.tickOutput = this.multiplexer.getDeferredOutput(SPLIT);
  }

  override restoreState(parts: readonly unknown[]): void {
    this.reader.restore(parts);
  }

  override open(): void {
    const processingTime = this.context.processingTime;
    const nowMs = () => processingTime.currentProcessingTimeMs();
    this.generator = this.context.isBatch
      ? new NoWatermarksGenerator()
      : this.strategy.createWatermarkGenerator({ nowMs });
    this.reader.open(this.context);
    this.scheduleTick();
  }

  readSlice(limit: number): ReadStatus {
    if (this.hasEnded) return 'END';
    const status = this.reader.read(this, limit);
    if (status === 'END') this.endOfData();
    return status;
  }

  /** A record of the reader. */
  collect(value: unknown, timestamp: number): void {
    const assigned = assignTimestamp(this.assigner, value, timestamp);
    this.output.collect(value, assigned);
    this.generator.onEvent(value, toApiTime(assigned), this.eventOutput);
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

  private endOfData(): void {
    this.hasEnded = true;
    if (!this.emitter.isIdle()) this.emitter.emitWatermark(MAX_TIMESTAMP);
  }

  private scheduleTick(): void {
    const intervalMs = this.context.autoWatermarkIntervalMs;
    if (intervalMs <= 0) return;
    const { processingTime } = this.context;
    const nextMs = processingTime.currentProcessingTimeMs() + intervalMs;
    processingTime.registerTimer(nextMs, () => {
      if (this.hasEnded) return;
      this.generator.onPeriodicEmit(this.tickOutput);
      this.multiplexer.onPeriodicEmit();
      this.scheduleTick();
    });
  }
}
