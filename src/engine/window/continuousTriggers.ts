/**
 * Fire every interval, and at the end of the window. The next time of firing is decided by the
 * first record of a window; records that come later but are earlier do not pull it forward.
 * Flink's ContinuousEventTimeTrigger and ContinuousProcessingTimeTrigger.
 */
import { ReducingStateDescriptor } from '../state/descriptors.ts';
import {
  type OnMergeContext,
  Trigger,
  type TriggerContext,
  type TriggerResult,
} from './Trigger.ts';
import type { Window } from './Window.ts';
import { requireMillis } from './windowArguments.ts';

/** What both clocks share: the stored time of the next firing, the earliest one after a merge. */
abstract class ContinuousTrigger extends Trigger<unknown, Window> {
  readonly intervalMs: number;
  protected readonly fireTime: ReducingStateDescriptor<number>;

  constructor(intervalMs: number) {
    super();
    this.intervalMs = intervalMs;
    this.fireTime = new ReducingStateDescriptor('fire-time', (a: number, b: number) =>
      Math.min(a, b),
    );
  }

  protected abstract register(time: number, context: TriggerContext): void;
  protected abstract unregister(time: number, context: TriggerContext): void;

  override canMerge(): boolean {
    return true;
  }

  override onMerge(_window: Window, context: OnMergeContext): void {
    context.mergePartitionedState(this.fireTime);
    const time = context.getPartitionedState(this.fireTime).get();
    if (time !== null) this.register(time, context);
  }

  override clear(_window: Window, context: TriggerContext): void {
    const state = context.getPartitionedState(this.fireTime);
    const time = state.get();
    if (time === null) return;
    this.unregister(time, context);
    state.clear();
  }

  /** Decides the first firing after a record at `time`, unless one is stored. */
  protected startAt(time: number, window: Window, context: TriggerContext): void {
    if (context.getPartitionedState(this.fireTime).get() !== null) return;
    this.registerNext(time - (time % this.intervalMs), window, context);
  }

  /** FIRE where `time` is the stored time, which then moves on by an interval. */
  protected fireAt(time: number, window: Window, context: TriggerContext): TriggerResult {
    const state = context.getPartitionedState(this.fireTime);
    if (state.get() !== time) return 'CONTINUE';
    state.clear();
    this.registerNext(time, window, context);
    return 'FIRE';
  }

  private registerNext(time: number, window: Window, context: TriggerContext): void {
    const next = Math.min(time + this.intervalMs, window.maxTimestamp());
    context.getPartitionedState(this.fireTime).add(next);
    this.register(next, context);
  }
}

/** Fires every interval of the watermark, and when it passes the end of the window. */
export class ContinuousEventTimeTrigger extends ContinuousTrigger {
  /** The trigger for that interval. */
  static of(intervalMs: number): ContinuousEventTimeTrigger {
    requireInterval('ContinuousEventTimeTrigger', intervalMs);
    return new ContinuousEventTimeTrigger(intervalMs);
  }

  onElement(
    _element: unknown,
    timestamp: number,
    window: Window,
    context: TriggerContext,
  ): TriggerResult {
    if (window.maxTimestamp() <= context.getCurrentWatermark()) return 'FIRE';
    context.registerEventTimeTimer(window.maxTimestamp());
    this.startAt(timestamp, window, context);
    return 'CONTINUE';
  }

  onEventTime(time: number, window: Window, context: TriggerContext): TriggerResult {
    return time === window.maxTimestamp() ? 'FIRE' : this.fireAt(time, window, context);
  }

  onProcessingTime(): TriggerResult {
    return 'CONTINUE';
  }

  override describe(): string {
    return 'ContinuousEventTimeTrigger';
  }

  protected register(time: number, context: TriggerContext): void {
    context.registerEventTimeTimer(time);
  }

  protected unregister(time: number, context: TriggerContext): void {
    context.deleteEventTimeTimer(time);
  }
}

/** Fires every interval of the clock. */
export class ContinuousProcessingTimeTrigger extends ContinuousTrigger {
  /** The trigger for that interval. */
  static of(intervalMs: number): ContinuousProcessingTimeTrigger {
    requireInterval('ContinuousProcessingTimeTrigger', intervalMs);
    return new ContinuousProcessingTimeTrigger(intervalMs);
  }

  onElement(
    _element: unknown,
    _timestamp: number,
    window: Window,
    context: TriggerContext,
  ): TriggerResult {
    this.startAt(context.getCurrentProcessingTime(), window, context);
    return 'CONTINUE';
  }

  onEventTime(): TriggerResult {
    return 'CONTINUE';
  }

  onProcessingTime(time: number, window: Window, context: TriggerContext): TriggerResult {
    return this.fireAt(time, window, context);
  }

  override describe(): string {
    return 'ContinuousProcessingTimeTrigger';
  }

  protected register(time: number, context: TriggerContext): void {
    context.registerProcessingTimeTimer(time);
  }

  protected unregister(time: number, context: TriggerContext): void {
    context.deleteProcessingTimeTimer(time);
  }
}

function requireInterval(name: string, intervalMs: number): void {
  requireMillis(name, { interval: intervalMs });
  if (intervalMs > 0) return;
  // Flink says no more than this, and not before the first record
  const flink = intervalMs === 0 ? ' (/ by zero)' : '';
  throw new Error(`${name}: the interval must be > 0, not ${intervalMs}${flink}.`);
}
