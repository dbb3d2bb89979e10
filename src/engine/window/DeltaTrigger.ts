/**
 * Fires when a record is further than a threshold from the record of the last firing. The first
 * record of a window only sets the point to measure from.
 * Flink's DeltaTrigger.
 */
import { ValueStateDescriptor } from '../state/descriptors.ts';
import { Trigger, type TriggerContext, type TriggerResult } from './Trigger.ts';
import type { Window } from './Window.ts';

/** The distance from the old point to the new one; user's code. */
export type DeltaFunction<T> = (oldPoint: T, newPoint: T) => number;

/** Fires where the delta is greater than the threshold; cannot merge. */
export class DeltaTrigger<T> extends Trigger<T, Window> {
  readonly threshold: number;
  private readonly delta: DeltaFunction<T>;
  private readonly last: ValueStateDescriptor<T>;

  constructor(threshold: number, delta: DeltaFunction<T>) {
    super();
    this.threshold = threshold;
    this.delta = delta;
    this.last = new ValueStateDescriptor<T>('last-element');
  }

  /** The trigger for that threshold. */
  static of<T>(threshold: number, delta: DeltaFunction<T>): DeltaTrigger<T> {
    if (typeof delta === 'function') return new DeltaTrigger(threshold, delta);
    throw new Error('DeltaTrigger.of needs a threshold and a function of two records.');
  }

  onElement(
    element: T,
    _timestamp: number,
    _window: Window,
    context: TriggerContext,
  ): TriggerResult {
    const state = context.getPartitionedState(this.last);
    const last = state.value();
    if (last !== null && !(this.delta(last, element) > this.threshold)) return 'CONTINUE';
    state.update(element);
    return last === null ? 'CONTINUE' : 'FIRE';
  }

  onEventTime(): TriggerResult {
    return 'CONTINUE';
  }

  onProcessingTime(): TriggerResult {
    return 'CONTINUE';
  }

  override clear(_window: Window, context: TriggerContext): void {
    context.getPartitionedState(this.last).clear();
  }

  override describe(): string {
    return 'DeltaTrigger';
  }
}
