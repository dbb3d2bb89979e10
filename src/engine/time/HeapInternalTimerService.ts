/**
 * The timers of one operator under one name, for both clocks. Fires while the earliest timer is
 * due, looking anew after each: a timer registered meanwhile for an earlier time is next. One
 * callback is pending on the processing clock: for the earliest timer. The watermark is not part of
 * a snapshot. Flink's InternalTimerServiceImpl (SEMANTICS §3.8).
 */
import { MAX_TIMESTAMP, MIN_TIMESTAMP } from '../element/timestamp.ts';
import { EndlessTimers } from './EndlessTimers.ts';
import type { KeyContext, KeyId, Namespace } from './KeyContext.ts';
import { VOID_NAMESPACE } from './KeyContext.ts';
import type { ProcessingTimer, ProcessingTimeService } from './ProcessingTimeService.ts';
import { TimerQueue } from './TimerQueue.ts';
import type { InternalTimerService, TimeDomain, Triggerable } from './TimerService.ts';

/** A timer as plain data. */
export interface TimerSnapshot {
  readonly domain: TimeDomain;
  readonly time: number;
  readonly key: unknown;
  readonly namespaceId: string | number;
  /** Among the timers of one old service: the order of registration. */
  readonly sequence: number;
}

/** What the service needs of its operator. */
export interface TimerServiceOptions {
  readonly keyContext: KeyContext;
  readonly processingTime: ProcessingTimeService;
  readonly target: Triggerable;
}

/** Timers on the heap. */
export class HeapInternalTimerService implements InternalTimerService {
  private readonly keyContext: KeyContext;
  private readonly processingTime: ProcessingTimeService;
  private readonly target: Triggerable;
  private readonly eventTimers = new TimerQueue();
  private readonly processingTimers = new TimerQueue();
  private watermark = MIN_TIMESTAMP;
  private nextSequence = 0;
  private pending: ProcessingTimer | null = null;
  private pendingTime = Infinity;

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
    const keyId = this.keyContext.currentKeyId();
    const key = this.keyContext.currentKey();
    this.queueOf(domain).register(time, key, keyId, namespace, this.nextSequence++);
    if (domain === 'PROCESSING_TIME' && time < this.pendingTime) this.schedule();
  }

  deleteTimer(domain: TimeDomain, namespace: Namespace, time: number): void {
    this.queueOf(domain).delete(time, this.keyContext.currentKeyId(), namespace);
  }

  advanceWatermark(timestamp: number): void {
    this.watermark = timestamp;
    const queue = this.eventTimers;
    if (queue.firstTime() > timestamp) return;
    const endless = new EndlessTimers(this.nextSequence, timestamp === MAX_TIMESTAMP);
    while (queue.firstTime() <= timestamp) {
      const timer = queue.poll();
      endless.take(timer);
      this.keyContext.setCurrentKey(timer.key);
      this.target.onEventTime(timer.time, timer.key, timer.namespace);
    }
  }

  /** Timers that wait, by domain. */
  timerCount(domain: TimeDomain): number {
    return this.queueOf(domain).size();
  }

  /** The time of the one callback that is pending on the processing clock; Infinity: none. */
  scheduledProcessingTime(): number {
    return this.pendingTime;
  }

  /** All timers in the order of registration. */
  snapshot(): TimerSnapshot[] {
    const timers: TimerSnapshot[] = [];
    for (const domain of ['EVENT_TIME', 'PROCESSING_TIME'] as const) {
      for (const { time, key, namespace, sequence } of this.queueOf(domain).all()) {
        timers.push({ domain, time, key, namespaceId: namespace.namespaceId, sequence });
      }
    }
    return timers.sort((a, b) => a.sequence - b.sequence);
  }

  /** Takes timers of any number of old services; `keyIdOf` tells the keys' identities. */
  restore(timers: readonly TimerSnapshot[], keyIdOf: (key: unknown) => KeyId): void {
    const inOrder = [...timers].sort((a, b) => a.sequence - b.sequence);
    for (const { domain, time, key, namespaceId } of inOrder) {
      const namespace = this.namespaceOf(namespaceId);
      this.queueOf(domain).register(time, key, keyIdOf(key), namespace, this.nextSequence++);
    }
    this.schedule();
  }

  private namespaceOf(namespaceId: string | number): Namespace {
    if (namespaceId === VOID_NAMESPACE.namespaceId) return VOID_NAMESPACE;
    const namespace = this.target.restoreNamespace?.(namespaceId);
    if (namespace === undefined) throw new Error(`No operator knows the namespace ${namespaceId}`);
    return namespace;
  }

  private queueOf(domain: TimeDomain): TimerQueue {
    return domain === 'EVENT_TIME' ? this.eventTimers : this.processingTimers;
  }

  /** Leaves exactly one callback pending, for the earliest processing timer. */
  private schedule(): void {
    const time = this.processingTimers.firstTime();
    if (time === this.pendingTime) return;
    this.pending?.cancel();
    this.pendingTime = time;
    this.pending =
      time === Infinity ? null : this.processingTime.registerTimer(time, this.onProcessingTime);
  }

  private readonly onProcessingTime = (now: number): void => {
    this.pending = null;
    const queue = this.processingTimers;
    // While timers fire nothing is to be scheduled.
    this.pendingTime = -Infinity;
    const endless = new EndlessTimers(this.nextSequence, false);
    while (queue.firstTime() <= now) {
      const timer = queue.poll();
      endless.take(timer);
      this.keyContext.setCurrentKey(timer.key);
      this.target.onProcessingTime(timer.time, timer.key, timer.namespace);
    }
    this.pendingTime = Infinity;
    this.schedule();
  };
}
