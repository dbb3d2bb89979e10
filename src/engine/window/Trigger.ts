/**
 * Decides when a window's contents are given to the window function, and when they are dropped.
 * Programs write their own by extending it; times that it sees are those of programs (±Infinity at
 * the ends). Flink's Trigger, TriggerResult, TriggerContext, OnMergeContext.
 */
import type { Window } from './Window.ts';

/** What happens to the window now: its function is called, its contents are dropped, or both. */
export type TriggerResult = 'CONTINUE' | 'FIRE' | 'PURGE' | 'FIRE_AND_PURGE';

/** The clocks, timers and state of one key and window. */
export interface TriggerContext {
  getCurrentWatermark(): number;
  getCurrentProcessingTime(): number;
  registerEventTimeTimer(time: number): void;
  deleteEventTimeTimer(time: number): void;
  registerProcessingTimeTimer(time: number): void;
  deleteProcessingTimeTimer(time: number): void;
  getPartitionedState<S>(descriptor: TriggerStateDescriptor<S>): S;
}

/** A descriptor by the state that it gives, as the contract writes it. */
export interface TriggerStateDescriptor<S> {
  readonly name: string;
  readonly state?: S;
}

/** The context while windows merge. */
export interface OnMergeContext extends TriggerContext {
  /** Moves the state of the merged windows into the result. */
  mergePartitionedState(descriptor: TriggerStateDescriptor<any>): void; // any: every kind of state
}

/** One trigger serves all keys and windows of a subtask; what it keeps belongs in its state. */
export abstract class Trigger<T = unknown, W extends Window = Window> {
  abstract onElement(
    element: T,
    timestamp: number,
    window: W,
    context: TriggerContext,
  ): TriggerResult;
  abstract onEventTime(time: number, window: W, context: TriggerContext): TriggerResult;
  abstract onProcessingTime(time: number, window: W, context: TriggerContext): TriggerResult;

  /** Whether windows with this trigger may merge. */
  canMerge(): boolean {
    return false;
  }

  /** Called with the result of a merge, before the parts are cleared. */
  onMerge(_window: W, _context: OnMergeContext): void {
    throw new Error('This trigger does not support merging.');
  }

  /** Drops what the trigger keeps for a window that is gone. */
  clear(_window: W, _context: TriggerContext): void {}

  /** Flink's text of the trigger, as it stands in operator names. */
  describe(): string {
    return this.constructor.name;
  }
}
