/**
 * Gives records timestamps and watermarks in mid-stream. Watermarks and idleness from above end
 * here, but for the last watermark. Flink's TimestampsAndWatermarksOperator.
 */
import { MAX_TIMESTAMP, toApiTime } from '../../element/timestamp.ts';
import type { WatermarkStrategy } from '../../time/WatermarkStrategy.ts';
import { NoWatermarksGenerator } from '../../time/watermarkGenerators.ts';
import type { TimestampAssigner, WatermarkGenerator } from '../../time/watermarkTypes.ts';
import { type RecordUse, recordUseOf } from '../recordUse.ts';
import { StreamOperator } from '../StreamOperator.ts';
import { assignTimestamp } from './timestampAssignment.ts';
import { WatermarkEmitter } from './WatermarkEmitter.ts';

/** Runs a strategy over its input. */
export class TimestampsAndWatermarksOperator extends StreamOperator {
  // any: the user's own record type
  private readonly strategy: WatermarkStrategy<any>;
  private readonly assigner: TimestampAssigner<unknown> | null;
  private generator!: WatermarkGenerator<unknown>;
  private emitter!: WatermarkEmitter;

  // any: the user's own record type
  constructor(strategy: WatermarkStrategy<any>) {
    super();
    this.strategy = strategy;
    this.assigner = strategy.timestampAssigner();
  }

  override recordUse(): RecordUse {
    if (this.strategy.hasOwnGenerator()) return 'any';
    return this.assigner === null ? 'reads' : recordUseOf(this.assigner);
  }

  override open(): void {
    const nowMs = () => this.context.inputActivityMs();
    this.emitter = new WatermarkEmitter(this.output);
    this.generator = this.context.isBatch
      ? new NoWatermarksGenerator()
      : this.strategy.createWatermarkGenerator({ nowMs });
    this.scheduleTick();
  }

  override processElement(value: unknown, timestamp: number): void {
    const assigned = assignTimestamp(this.assigner, value, timestamp);
    this.output.collect(value, assigned);
    this.generator.onEvent(value, toApiTime(assigned), this.emitter);
  }

  override processWatermark(timestamp: number, _input: 0 | 1): void {
    if (timestamp === MAX_TIMESTAMP) this.emitter.emitWatermark(timestamp);
  }

  override processWatermarkStatus(_isActive: boolean, _input: 0 | 1): void {}

  override finish(): void {
    this.generator.onPeriodicEmit(this.emitter);
  }

  private scheduleTick(): void {
    const intervalMs = this.context.autoWatermarkIntervalMs;
    if (intervalMs <= 0) return;
    const { processingTime } = this.context;
    const nextMs = processingTime.currentProcessingTimeMs() + intervalMs;
    processingTime.registerTimer(nextMs, () => {
      this.generator.onPeriodicEmit(this.emitter);
      this.scheduleTick();
    });
  }
}
