/**
 * One source subtask's part in the alignment of its group: says its watermark every update interval
 * and learns how far it may go; above that it does not read, and its idleness clock stands still.
 * Until the first answer it may go anywhere. Flink's SourceOperator, WAITING_FOR_ALIGNMENT.
 */
import { MIN_TIMESTAMP, toApiTime } from '../../element/timestamp.ts';
import type { PausableClock } from '../../time/PausableClock.ts';
import type { ProcessingTimeService } from '../../time/ProcessingTimeService.ts';
import type { AlignmentSettings } from '../../time/WatermarkStrategy.ts';
import type { ExternalInput } from '../OperatorContext.ts';
import type { WatermarkEmitter } from './WatermarkEmitter.ts';

/** What an aligned source stands on. */
export interface SourceAlignmentOptions {
  readonly settings: AlignmentSettings;
  readonly line: ExternalInput;
  readonly processingTime: ProcessingTimeService;
  /** What the source has said downstream. */
  readonly emitter: WatermarkEmitter;
  /** Paused while the source waits for the others. */
  readonly activityClock: PausableClock;
}

/** The member of a group. */
export class SourceAlignment {
  private readonly options: SourceAlignmentOptions;
  private maxWatermark = Infinity;
  private hasEnded = false;

  constructor(options: SourceAlignmentOptions) {
    this.options = options;
  }

  /** Begins to report. */
  start(): void {
    this.options.line.onAlignment((maxWatermark) => {
      this.maxWatermark = maxWatermark;
    });
    this.scheduleReport();
  }

  /** True while the source is ahead of what its group allows. */
  mustWait(): boolean {
    const { emitter, activityClock } = this.options;
    const isAhead = emitter.watermark() > this.maxWatermark;
    if (isAhead) activityClock.pause();
    else activityClock.resume();
    return isAhead;
  }

  /** The source has read all: it holds nobody back any more. */
  end(): void {
    this.hasEnded = true;
    this.report(Infinity);
  }

  private scheduleReport(): void {
    const { processingTime, settings } = this.options;
    const nextMs = processingTime.currentProcessingTimeMs() + settings.updateIntervalMs;
    processingTime.registerTimer(nextMs, () => {
      if (this.hasEnded) return;
      const { emitter } = this.options;
      const watermark = emitter.watermark();
      if (watermark > MIN_TIMESTAMP)
        this.report(emitter.isIdle() ? Infinity : toApiTime(watermark));
      this.scheduleReport();
    });
  }

  private report(watermark: number): void {
    const { line, settings } = this.options;
    line.reportWatermark({ group: settings.group, maxDriftMs: settings.maxDriftMs, watermark });
  }
}
