/**
 * The timer services of one operator by name, made at the first request; timers of a snapshot wait
 * until their service is asked for. Flink's InternalTimeServiceManager.
 */
import type { TimerSnapshot } from './HeapInternalTimerService.ts';
import type { KeyId } from './KeyContext.ts';
import type { InternalTimerService, TimeDomain, Triggerable } from './TimerService.ts';

/** A timer service as those see it who keep it. */
export interface KeptTimerService extends InternalTimerService {
  /** Timers that wait, by domain. */
  timerCount(domain: TimeDomain): number;
  /** All timers in the order of registration. */
  snapshot(): TimerSnapshot[];
  /** Takes timers of any number of old services; `keyIdOf` tells the keys' identities. */
  restore(timers: readonly TimerSnapshot[], keyIdOf: (key: unknown) => KeyId): void;
}

/** All timers of one operator in one subtask. */
export class InternalTimeServices {
  private readonly services = new Map<string, KeptTimerService>();
  private readonly restored = new Map<string, TimerSnapshot[]>();
  private readonly createService: (target: Triggerable) => KeptTimerService;
  private readonly keyIdOf: (key: unknown) => KeyId;

  constructor(
    createService: (target: Triggerable) => KeptTimerService,
    keyIdOf: (key: unknown) => KeyId,
  ) {
    this.createService = createService;
    this.keyIdOf = keyIdOf;
  }

  /** The same service for the same name; the first target stays. */
  timerService(name: string, target: Triggerable): KeptTimerService {
    const known = this.services.get(name);
    if (known !== undefined) return known;
    const service = this.createService(target);
    this.services.set(name, service);
    const timers = this.restored.get(name);
    this.restored.delete(name);
    if (timers !== undefined) service.restore(timers, this.keyIdOf);
    return service;
  }

  /** Fires the due event timers of all services. */
  advanceWatermark(timestamp: number): void {
    for (const service of this.services.values()) service.advanceWatermark(timestamp);
  }

  /** Timers that wait, over all services. */
  timerCount(domain: TimeDomain): number {
    let count = 0;
    for (const service of this.services.values()) count += service.timerCount(domain);
    return count;
  }

  /** The timers of each service in the order of registration. */
  snapshot(): Map<string, readonly TimerSnapshot[]> {
    const timers = new Map<string, readonly TimerSnapshot[]>(this.restored);
    for (const [name, service] of this.services) timers.set(name, service.snapshot());
    return timers;
  }

  /** Keeps timers for a service that is not there yet. */
  restore(name: string, timers: readonly TimerSnapshot[]): void {
    const waiting = this.restored.get(name) ?? [];
    waiting.push(...timers);
    this.restored.set(name, waiting);
  }
}
