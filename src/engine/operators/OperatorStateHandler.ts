/**
 * Keyed state and timers of one operator as one thing: made on demand, snapshot by key group
 * together, restored together, elsewhere too. The task's operator context and the test harness
 * stand on it. Flink's StreamOperatorStateHandler.
 */

import { MAX_TIMESTAMP } from '../element/timestamp.ts';
import { BatchKeyedStateBackend } from '../state/BatchKeyedStateBackend.ts';
import { copyValue } from '../state/copyValue.ts';
import { HeapKeyedStateBackend } from '../state/HeapKeyedStateBackend.ts';
import { type KeyGroupRange, keyGroupOf, keyGroupRangeOf } from '../state/keyHash.ts';
import { keyIdOf } from '../state/keyIdentity.ts';
import type { KeyedStateBackend, KeyGroupSnapshot } from '../state/StateBackend.ts';
import type { StateSize } from '../state/StateSizeEstimator.ts';
import { BatchInternalTimerService } from '../time/BatchInternalTimerService.ts';
import { HeapInternalTimerService, type TimerSnapshot } from '../time/HeapInternalTimerService.ts';
import { InternalTimeServices } from '../time/InternalTimeServices.ts';
import type { ProcessingTimeService } from '../time/ProcessingTimeService.ts';
import type { InternalTimerService, TimeDomain, Triggerable } from '../time/TimerService.ts';

/** Timers lie in a snapshot beside the states, under this and the service's name. */
const TIMERS = '\u0000timers/';

/** Where the operator runs. */
export interface StateHandlerOptions {
  readonly subtaskIndex: number;
  readonly parallelism: number;
  readonly maxParallelism: number;
  readonly processingTime: ProcessingTimeService;
  /** True: records come sorted by key, and one key is kept at a time. */
  readonly isBatch?: boolean;
}

/** What an operator keeps by key in one subtask. */
export interface KeyedStateSize extends StateSize {
  readonly timers: number;
}

/** All that an operator keeps by key. */
export class OperatorStateHandler {
  private readonly maxParallelism: number;
  private readonly keyGroupRange: KeyGroupRange;
  private readonly backend: HeapKeyedStateBackend | BatchKeyedStateBackend;
  private readonly timers: InternalTimeServices;

  constructor(options: StateHandlerOptions) {
    const { subtaskIndex, maxParallelism, parallelism, processingTime } = options;
    this.maxParallelism = maxParallelism;
    this.keyGroupRange = keyGroupRangeOf(subtaskIndex, maxParallelism, parallelism);
    const nowMs = () => processingTime.currentProcessingTimeMs();
    const backendOptions = { maxParallelism, keyGroupRange: this.keyGroupRange, nowMs };
    this.backend = options.isBatch
      ? new BatchKeyedStateBackend(backendOptions, () =>
          this.timers.advanceWatermark(MAX_TIMESTAMP),
        )
      : new HeapKeyedStateBackend(backendOptions);
    const Timers = options.isBatch ? BatchInternalTimerService : HeapInternalTimerService;
    this.timers = new InternalTimeServices(
      (target) => new Timers({ keyContext: this.backend, processingTime, target }),
      keyIdOf,
    );
  }

  keyedState(): KeyedStateBackend {
    return this.backend;
  }

  timerService(name: string, target: Triggerable): InternalTimerService {
    return this.timers.timerService(name, target);
  }

  /** Fires the due event timers of all services; in BATCH mode, at the end, all of the last key. */
  advanceTimers(watermark: number): void {
    if (!(this.backend instanceof BatchKeyedStateBackend)) this.timers.advanceWatermark(watermark);
    else if (watermark === MAX_TIMESTAMP) this.backend.endKey();
  }

  /** Entries of state and timers that wait: 0 where nothing leaks. */
  entryCount(): number {
    return this.backend.entryCount();
  }

  /** What is kept by key, and the timers that wait. */
  size(): KeyedStateSize {
    const timers = this.timerCount('EVENT_TIME') + this.timerCount('PROCESSING_TIME');
    return { ...this.backend.size(), timers };
  }

  timerCount(domain: TimeDomain): number {
    return this.timers.timerCount(domain);
  }

  /** Everything by key group, copied. */
  snapshot(): KeyGroupSnapshot[] {
    const groups = new Map<number, Record<string, unknown>>();
    for (const { keyGroup, states } of this.backend.snapshot()) groups.set(keyGroup, { ...states });
    for (const [name, timers] of this.timers.snapshot()) this.addTimers(groups, name, timers);
    const inOrder = [...groups].sort(([a], [b]) => a - b);
    return inOrder.map(([keyGroup, states]) => ({ keyGroup, states }));
  }

  /** Takes what lies in the own range; to be called before the operator opens. */
  restore(parts: readonly KeyGroupSnapshot[]): void {
    const own = parts.filter(({ keyGroup }) => this.owns(keyGroup));
    this.backend.restore(own.map(withoutTimers));
    for (const { states } of own) {
      for (const [name, timers] of Object.entries(states)) {
        if (!name.startsWith(TIMERS)) continue;
        this.timers.restore(name.slice(TIMERS.length), timers as readonly TimerSnapshot[]);
      }
    }
  }

  private owns(keyGroup: number): boolean {
    return keyGroup >= this.keyGroupRange.start && keyGroup <= this.keyGroupRange.end;
  }

  private addTimers(
    groups: Map<number, Record<string, unknown>>,
    name: string,
    timers: readonly TimerSnapshot[],
  ): void {
    for (const timer of timers) {
      const keyGroup = keyGroupOf(timer.key, this.maxParallelism);
      const states = groups.get(keyGroup) ?? {};
      groups.set(keyGroup, states);
      const list = (states[TIMERS + name] ?? []) as TimerSnapshot[];
      list.push({ ...timer, key: copyValue(timer.key) });
      states[TIMERS + name] = list;
    }
  }
}

function withoutTimers({ keyGroup, states }: KeyGroupSnapshot): KeyGroupSnapshot {
  const entries = Object.entries(states).filter(([name]) => !name.startsWith(TIMERS));
  return { keyGroup, states: Object.fromEntries(entries) };
}
