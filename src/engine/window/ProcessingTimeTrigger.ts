/**
 * Fires once the clock passes the end of the window.
 * Flink's ProcessingTimeTrigger.
 */
import {
  type OnMergeContext,
  Trigger,
  type TriggerContext,
  type TriggerResult,
} from './Trigger.ts';
import type { Window } from './Window.ts';

/** The default trigger of processing-time windows; it keeps nothing. */
export class ProcessingTimeTrigger extends Trigger<unknown, Window> {
  /** The trigger. */
  static create(): ProcessingTimeTrigger {
    return new ProcessingTimeTrigger();
  }

  onElement(
    _element: unknown,
    _timestamp: number,
    window: Window,
    context: TriggerContext,
  ): TriggerResult {
    context.registerProcessingTimeTimer(window.maxTimestamp());
    return 'CONTINUE';
  }

  onEventTime(): TriggerResult {
    return 'CONTINUE';
  }

  onProcessingTime(): TriggerResult {
    return 'FIRE';
  }

  override canMerge(): boolean {
    return true;
  }

  override onMerge(window: Window, context: OnMergeContext): void {
    const end = window.maxTimestamp();
    if (end > context.getCurrentProcessingTime()) context.registerProcessingTimeTimer(end);
  }

  override clear(window: Window, context: TriggerContext): void {
    context.deleteProcessingTimeTimer(window.maxTimestamp());
  }

  override describe(): string {
    return 'ProcessingTimeTrigger';
  }
}
