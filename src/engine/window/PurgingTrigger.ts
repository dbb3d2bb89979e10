/**
 * Turns each firing of another trigger into a firing that drops the contents.
 * Flink's PurgingTrigger.
 */
import {
  type OnMergeContext,
  Trigger,
  type TriggerContext,
  type TriggerResult,
} from './Trigger.ts';
import type { Window } from './Window.ts';

/** FIRE becomes FIRE_AND_PURGE; all else is the nested trigger's. */
export class PurgingTrigger<T, W extends Window> extends Trigger<T, W> {
  readonly nested: Trigger<T, W>;

  constructor(nested: Trigger<T, W>) {
    super();
    this.nested = nested;
  }

  /** The trigger around `nested`. */
  static of<T, W extends Window>(nested: Trigger<T, W>): PurgingTrigger<T, W> {
    return new PurgingTrigger(nested);
  }

  onElement(element: T, timestamp: number, window: W, context: TriggerContext): TriggerResult {
    return purging(this.nested.onElement(element, timestamp, window, context));
  }

  onEventTime(time: number, window: W, context: TriggerContext): TriggerResult {
    return purging(this.nested.onEventTime(time, window, context));
  }

  onProcessingTime(time: number, window: W, context: TriggerContext): TriggerResult {
    return purging(this.nested.onProcessingTime(time, window, context));
  }

  override canMerge(): boolean {
    return this.nested.canMerge();
  }

  override onMerge(window: W, context: OnMergeContext): void {
    this.nested.onMerge(window, context);
  }

  override clear(window: W, context: TriggerContext): void {
    this.nested.clear(window, context);
  }

  override describe(): string {
    return 'PurgingTrigger';
  }
}

function purging(result: TriggerResult): TriggerResult {
  return result === 'FIRE' ? 'FIRE_AND_PURGE' : result;
}
