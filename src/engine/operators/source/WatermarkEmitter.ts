/**
 * Where generators put their watermarks: only what advances goes on, and it ends idleness.
 * Flink's TimestampsAndWatermarksOperator.WatermarkEmitter and WatermarkToDataOutput.
 */
import type { Output } from '../../element/Output.ts';
import { fromApiTime, MIN_TIMESTAMP } from '../../element/timestamp.ts';
import type { WatermarkOutput } from '../../time/watermarkTypes.ts';

/** The watermark output of one operator. */
export class WatermarkEmitter implements WatermarkOutput {
  private readonly output: Output;
  private lastWatermark = MIN_TIMESTAMP;
  private isIdleNow = false;

  constructor(output: Output) {
    this.output = output;
  }

  /** Throws where it is not a number. */
  emitWatermark(timestamp: number): void {
    if (typeof timestamp !== 'number' || Number.isNaN(timestamp)) {
      throw new Error(`A watermark is a number of milliseconds, not ${String(timestamp)}.`);
    }
    const time = Math.floor(fromApiTime(timestamp));
    if (time <= this.lastWatermark) return;
    this.lastWatermark = time;
    this.markActive();
    this.output.emitWatermark(time);
  }

  markIdle(): void {
    if (this.isIdleNow) return;
    this.isIdleNow = true;
    this.output.emitWatermarkStatus(false);
  }

  markActive(): void {
    if (!this.isIdleNow) return;
    this.isIdleNow = false;
    this.output.emitWatermarkStatus(true);
  }

  /** The last one that went on. */
  watermark(): number {
    return this.lastWatermark;
  }

  /** True between markIdle and what ends it. */
  isIdle(): boolean {
    return this.isIdleNow;
  }
}
