/**
 * User functions as interfaces, and what they are handed at each call. Where Java takes one of
 * these, a plain function works too. Times are the API's: ms, infinite at the ends, null for none.
 * Flink's MapFunction, FilterFunction, FlatMapFunction, Collector and the contexts of
 * ProcessFunction.
 */

import type { MapStateDescriptor } from '../../state/descriptors.ts';
import type { KeyedStateStore } from '../../state/KeyedStateStore.ts';
import type { MapState } from '../../state/stateTypes.ts';
import type { TimeDomain } from '../../time/TimerService.ts';
import type { Window } from '../../window/Window.ts';
import type { OutputTag } from './OutputTag.ts';

/** Takes results. */
export interface Collector<T> {
  collect(record: T): void;
}

/** One record to one. */
export interface MapFunction<T, R> {
  map(value: T): R;
}

/** Keeps the records for which it is true. */
export interface FilterFunction<T> {
  filter(value: T): boolean;
}

/** One record to any number. */
export interface FlatMapFunction<T, R> {
  flatMap(value: T, out: Collector<R>): void;
}

/** The key of a record. */
export type KeySelector<T, K> = (value: T) => K;

/** The clocks, and timers where the stream is keyed. */
export interface TimerService {
  currentProcessingTime(): number;
  currentWatermark(): number;
  registerEventTimeTimer(time: number): void;
  deleteEventTimeTimer(time: number): void;
  registerProcessingTimeTimer(time: number): void;
  deleteProcessingTimeTimer(time: number): void;
}

/** What a process function knows of its record. */
export interface ProcessContext {
  /** -Infinity for a record without an assigner; null for what a processing timer emitted. */
  timestamp(): number | null;
  timerService(): TimerService;
  output<X>(tag: OutputTag<X>, value: X): void;
}

/** As ProcessContext, on a keyed stream. */
export interface KeyedProcessContext<K> extends ProcessContext {
  getCurrentKey(): K;
}

/** As KeyedProcessContext, while a timer fires: `timestamp()` is the timer's time. */
export interface OnTimerContext<K> extends KeyedProcessContext<K> {
  timeDomain(): TimeDomain;
}

/** What a window function knows of its window. */
export interface ProcessWindowContext<W extends Window> {
  window(): W;
  currentWatermark(): number;
  currentProcessingTime(): number;
  windowState(): KeyedStateStore;
  globalState(): KeyedStateStore;
  output<X>(tag: OutputTag<X>, value: X): void;
}

/** What an interval join knows of a pair. */
export interface ProcessJoinContext {
  getLeftTimestamp(): number;
  getRightTimestamp(): number;
  getTimestamp(): number;
  output<X>(tag: OutputTag<X>, value: X): void;
}

/** The keyed or unkeyed side of a broadcast connection: broadcast state may only be read. */
export interface ReadOnlyBroadcastContext extends ProcessContext {
  getBroadcastState<K, V>(
    descriptor: MapStateDescriptor<K, V>,
  ): Pick<MapState<K, V>, 'get' | 'contains' | 'entries'>;
}

/** The broadcast side of a broadcast connection. */
export interface BroadcastContext extends ProcessContext {
  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): MapState<K, V>;
}

/** What a pattern's function knows of its match. */
export interface PatternContext {
  timestamp(): number;
  currentProcessingTime(): number;
  output<X>(tag: OutputTag<X>, value: X): void;
}
