/**
 * The timers of one operator in BATCH mode, where one key is under way at a time: its timers fire
 * when it is done, event time before processing time, each in order of time, however far ahead. A
 * timer that is registered meanwhile is ignored. Flink's BatchExecutionInternalTimeService.
 */
import { MAX_TIMESTAMP, MIN_TIMESTAMP } from '../element/timestamp.ts';
import type { TimerServiceOptions, TimerSnapshot } from './HeapInternalTimerService.ts';
import type { KeptTimerService } from './InternalTimeServices.ts';
import type { KeyContext, Namespace } from './KeyContext.ts';
import type { ProcessingTimeService } from './ProcessingTimeService.ts';
import { TimerQueue } from './TimerQueue.ts';
import type { TimeDomain, Triggerable } from './TimerService.ts';

/** Timers of the current key only. */
export class BatchInternalTimerService implements KeptTimerService {
  private readonly keyContext: KeyContext;
  private readonly processingTime: ProcessingTimeService;
  private readonly target: Triggerable;
  private readonly eventTimers = new TimerQueue();
  private readonly processingTimers = new TimerQueue();
  /** MIN while the key's records come, MAX while its timers fire. */
  private watermark = MIN_TIMESTAMP;
  private nextSequence = 0;

  constructor(options: TimerServiceOptions) {
    this.keyContext = options.keyContext;
    this.processingTime = options.processingTime;
    this.target = options.target;
  }

  currentWatermark(): number {
    return this.watermark;
  }

  currentProcessingTimeMs(): number {
    return this.processingTime.currentProcessingTimeMs();
  }

  registerTimer(domain: TimeDomain, namespace: Namespace, time: number): void {
    if (this.watermark === MAX_TIMESTAMP) return;
    const keyId = this.keyContext.currentKeyId();
    const key = this.keyContext.currentKey();
    this.queueOf(domain).register(time, key, keyId, namespace, this.nextSequence++);
  }

  deleteTimer(domain: TimeDomain, namespace: Namespace, time: number): void {
    this.queueOf(domain).delete(time, this.keyContext.currentKeyId(), namespace);
  }

  /** Only the last watermark means anything: the last key is done. */
  advanceWatermark(timestamp: number): void {
    if (timestamp === MAX_TIMESTAMP) this.fireAll();
  }

  timerCount(domain: TimeDomain): number {
    return this.queueOf(domain).size();
  }

  snapshot(): TimerSnapshot[] {
    throw new Error('Snapshotting is not supported in BATCH runtime mode.');
  }

  restore(): void {
    throw new Error('There is nothing to restore in BATCH runtime mode.');
  }

  private fireAll(): void {
    this.watermark = MAX_TIMESTAMP;
    while (this.eventTimers.firstTime() < Infinity) {
      const { time, key, namespace } = this.eventTimers.poll();
      this.target.onEventTime(time, key, namespace);
    }
    while (this.processingTimers.firstTime() < Infinity) {
      const { time, key, namespace } = this.processingTimers.poll();
      this.target.onProcessingTime(time, key, namespace);
    }
    this.watermark = MIN_TIMESTAMP;
  }

  private queueOf(domain: TimeDomain): TimerQueue {
    return domain === 'EVENT_TIME' ? this.eventTimers : this.processingTimers;
  }
}
