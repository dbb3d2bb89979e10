/**
 * Fires once a window has got a number of records since the last firing. The counts of windows that
 * merge add up.
 * Flink's CountTrigger.
 */
import { ReducingStateDescriptor } from '../state/descriptors.ts';
import {
  type OnMergeContext,
  Trigger,
  type TriggerContext,
  type TriggerResult,
} from './Trigger.ts';
import type { Window } from './Window.ts';
import { requireCount } from './windowArguments.ts';

/** Fires at `maxCount` records. */
export class CountTrigger extends Trigger<unknown, Window> {
  readonly maxCount: number;
  private readonly counted: ReducingStateDescriptor<number>;

  constructor(maxCount: number) {
    super();
    this.maxCount = maxCount;
    this.counted = new ReducingStateDescriptor('count', (a: number, b: number) => a + b);
  }

  /** The trigger for that many records. */
  static of(maxCount: number): CountTrigger {
    requireCount('CountTrigger', maxCount);
    return new CountTrigger(maxCount);
  }

  onElement(
    _element: unknown,
    _timestamp: number,
    _window: Window,
    context: TriggerContext,
  ): TriggerResult {
    const count = context.getPartitionedState(this.counted);
    count.add(1);
    if ((count.get() ?? 0) < this.maxCount) return 'CONTINUE';
    count.clear();
    return 'FIRE';
  }

  onEventTime(): TriggerResult {
    return 'CONTINUE';
  }

  onProcessingTime(): TriggerResult {
    return 'CONTINUE';
  }

  override canMerge(): boolean {
    return true;
  }

  override onMerge(_window: Window, context: OnMergeContext): void {
    context.mergePartitionedState(this.counted);
  }

  override clear(_window: Window, context: TriggerContext): void {
    context.getPartitionedState(this.counted).clear();
  }

  override describe(): string {
    return 'CountTrigger';
  }
}
