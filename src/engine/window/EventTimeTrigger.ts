/**
 * Fires once the watermark passes the end of the window, and at once for each record that comes
 * later.
 * Flink's EventTimeTrigger.
 */
import {
  type OnMergeContext,
  Trigger,
  type TriggerContext,
  type TriggerResult,
} from './Trigger.ts';
import type { Window } from './Window.ts';

/** The default trigger of event-time windows; it keeps nothing. */
export class EventTimeTrigger extends Trigger<unknown, Window> {
  /** The trigger. */
  static create(): EventTimeTrigger {
    return new EventTimeTrigger();
  }

  onElement(
    _element: unknown,
    _timestamp: number,
    window: Window,
    context: TriggerContext,
  ): TriggerResult {
    if (window.maxTimestamp() <= context.getCurrentWatermark()) return 'FIRE';
    context.registerEventTimeTimer(window.maxTimestamp());
    return 'CONTINUE';
  }

  onEventTime(time: number, window: Window): TriggerResult {
    return time === window.maxTimestamp() ? 'FIRE' : 'CONTINUE';
  }

  onProcessingTime(): TriggerResult {
    return 'CONTINUE';
  }

  override canMerge(): boolean {
    return true;
  }

  override onMerge(window: Window, context: OnMergeContext): void {
    const end = window.maxTimestamp();
    if (end > context.getCurrentWatermark()) context.registerEventTimeTimer(end);
  }

  override clear(window: Window, context: TriggerContext): void {
    context.deleteEventTimeTimer(window.maxTimestamp());
  }

  override describe(): string {
    return 'EventTimeTrigger';
  }
}
