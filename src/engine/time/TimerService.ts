/**
 * Timers per key and namespace, in event and in processing time: the seam between operators and the
 * service that keeps them. One timer per (domain, time, key, namespace); see SEMANTICS §3.8.
 * Flink's InternalTimerService and Triggerable.
 */
import type { Namespace } from './KeyContext.ts';

/** Which clock a timer follows. */
export type TimeDomain = 'EVENT_TIME' | 'PROCESSING_TIME';

/** Whom the service calls. The key context is set to the timer's key before each call. */
export interface Triggerable {
  onEventTime(timestamp: number, key: unknown, namespace: Namespace): void;
  onProcessingTime(timestamp: number, key: unknown, namespace: Namespace): void;
  /** Makes the namespace of an id again, after a restore; needed by who uses others than VOID. */
  restoreNamespace?(namespaceId: string | number): Namespace;
}

/** Registers for the current key of the key context; both domains share one path inside. */
export interface InternalTimerService {
  currentWatermark(): number;
  currentProcessingTimeMs(): number;
  registerTimer(domain: TimeDomain, namespace: Namespace, time: number): void;
  deleteTimer(domain: TimeDomain, namespace: Namespace, time: number): void;
  /** Sets the watermark, then fires every event timer that is due, in order of time. */
  advanceWatermark(timestamp: number): void;
}
