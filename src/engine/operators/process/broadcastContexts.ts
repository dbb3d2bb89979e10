/**
 * What the functions of a broadcast connection get with each record and timer: broadcast state, to
 * write on the broadcast side and to read on the other; timers only where there is a key.
 * Flink's contexts of CoBroadcastWithNonKeyedOperator and CoBroadcastWithKeyedOperator.
 */
import { MIN_TIMESTAMP, toApiTime } from '../../element/timestamp.ts';
import type { AnyStateDescriptor, MapStateDescriptor } from '../../state/descriptors.ts';
import type { ReadOnlyBroadcastState } from '../../state/ReadOnlyBroadcastState.ts';
import type { KeyedStateBackend } from '../../state/StateBackend.ts';
import type { MapState } from '../../state/stateTypes.ts';
import type { KeyContext } from '../../time/KeyContext.ts';
import type { TimerService } from '../functions/functionTypes.ts';
import type { TimestampedCollector } from '../functions/TimestampedCollector.ts';
import type { BroadcastStates } from './BroadcastStates.ts';
import {
  ElementContext,
  KeyedElementContext,
  TimerContext,
  UnkeyedTimerService,
} from './processContexts.ts';

const NO_KEY_HERE =
  'timers is only supported on a keyed streams. A broadcast record belongs to no key: register ' +
  'timers in processElement() or onTimer() of a KeyedBroadcastProcessFunction.';

/** The clocks, on the side that has no key. */
export class BroadcastSideTimerService extends UnkeyedTimerService {
  override registerEventTimeTimer(): void {
    throw new Error(`Setting ${NO_KEY_HERE}`);
  }

  override deleteEventTimeTimer(): void {
    throw new Error(`Deleting ${NO_KEY_HERE}`);
  }

  override registerProcessingTimeTimer(): void {
    throw new Error(`Setting ${NO_KEY_HERE}`);
  }

  override deleteProcessingTimeTimer(): void {
    throw new Error(`Deleting ${NO_KEY_HERE}`);
  }
}

/** A record of the broadcast side. */
export class BroadcastElementContext extends ElementContext {
  protected readonly states: BroadcastStates;

  constructor(collector: TimestampedCollector, timers: TimerService, states: BroadcastStates) {
    super(collector, timers);
    this.states = states;
  }

  /** Never null: Flink gives the lowest time here for a record without one. */
  override timestamp(): number {
    const { timestamp } = this.collector;
    return toApiTime(Number.isNaN(timestamp) ? MIN_TIMESTAMP : timestamp);
  }

  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): MapState<K, V> {
    return this.states.writable(descriptor);
  }

  currentProcessingTime(): number {
    return this.timerService().currentProcessingTime();
  }

  currentWatermark(): number {
    return this.timerService().currentWatermark();
  }
}

/** What is done with the state of one key. Flink's KeyedStateFunction. */
export type AnyKeyedStateFunction =
  // any: the user's own types
  ((key: any, state: any) => void) | { process(key: any, state: any): void };

/** A record of the broadcast side, where the other side has keys. */
export class KeyedBroadcastElementContext extends BroadcastElementContext {
  private readonly keyed: KeyedStateBackend;

  constructor(
    collector: TimestampedCollector,
    timers: TimerService,
    states: BroadcastStates,
    keyed: KeyedStateBackend,
  ) {
    super(collector, timers, states);
    this.keyed = keyed;
  }

  /** Calls the function with the state of each key that has one. */
  applyToKeyedState(descriptor: AnyStateDescriptor, fn: AnyKeyedStateFunction): void {
    const state: unknown = this.keyed.getState(descriptor);
    for (const key of this.keyed.keysOf(descriptor.name)) {
      this.keyed.setCurrentKey(key);
      if (typeof fn === 'function') fn(key, state);
      else fn.process(key, state);
    }
  }
}

/** A record of the other side, without keys. */
export class ReadOnlyBroadcastElementContext extends ElementContext {
  private readonly states: BroadcastStates;

  constructor(collector: TimestampedCollector, timers: TimerService, states: BroadcastStates) {
    super(collector, timers);
    this.states = states;
  }

  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): ReadOnlyBroadcastState<K, V> {
    return this.states.readable(descriptor);
  }

  currentProcessingTime(): number {
    return this.timerService().currentProcessingTime();
  }

  currentWatermark(): number {
    return this.timerService().currentWatermark();
  }
}

/** A record of the other side, with keys. */
export class KeyedReadOnlyBroadcastContext extends KeyedElementContext {
  private readonly states: BroadcastStates;

  constructor(
    collector: TimestampedCollector,
    timers: TimerService,
    keyContext: KeyContext,
    states: BroadcastStates,
  ) {
    super(collector, timers, keyContext);
    this.states = states;
  }

  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): ReadOnlyBroadcastState<K, V> {
    return this.states.readable(descriptor);
  }

  currentProcessingTime(): number {
    return this.timerService().currentProcessingTime();
  }

  currentWatermark(): number {
    return this.timerService().currentWatermark();
  }
}

/** A timer of the keyed side. */
export class BroadcastTimerContext extends TimerContext {
  private readonly states: BroadcastStates;

  constructor(
    collector: TimestampedCollector,
    timers: TimerService,
    keyContext: KeyContext,
    states: BroadcastStates,
  ) {
    super(collector, timers, keyContext);
    this.states = states;
  }

  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): ReadOnlyBroadcastState<K, V> {
    return this.states.readable(descriptor);
  }

  currentProcessingTime(): number {
    return this.timerService().currentProcessingTime();
  }

  currentWatermark(): number {
    return this.timerService().currentWatermark();
  }
}
