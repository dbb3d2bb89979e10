/**
 * Puts every record of a key into the global window. Its default trigger never fires, not even at
 * the end of the input.
 * Flink's GlobalWindows, NeverTrigger and EndOfStreamTrigger.
 */
import { GlobalWindow } from './GlobalWindow.ts';
import { Trigger, type TriggerContext, type TriggerResult } from './Trigger.ts';
import { WindowAssigner } from './WindowAssigner.ts';

const ALL: readonly GlobalWindow[] = [GlobalWindow.get()];

/** One window for everything. */
export class GlobalWindows extends WindowAssigner<GlobalWindow> {
  readonly isEventTime = false;
  private readonly defaultTrigger: Trigger<unknown, GlobalWindow>;

  constructor(defaultTrigger: Trigger<unknown, GlobalWindow>) {
    super();
    this.defaultTrigger = defaultTrigger;
  }

  /** Never fires unless a trigger is named. */
  static create(): GlobalWindows {
    return new GlobalWindows(new NeverTrigger());
  }

  /** Fires once, when the input has ended. */
  static createWithEndOfStreamTrigger(): GlobalWindows {
    return new GlobalWindows(new EndOfStreamTrigger());
  }

  assignWindows(): readonly GlobalWindow[] {
    return ALL;
  }

  getDefaultTrigger(): Trigger<unknown, GlobalWindow> {
    return this.defaultTrigger;
  }

  windowOfId(): GlobalWindow {
    return GlobalWindow.get();
  }

  operatorName(): string {
    return 'GlobalWindows';
  }

  describe(): string {
    return `GlobalWindows(trigger=${this.defaultTrigger.describe()})`;
  }
}

/** Never fires. */
export class NeverTrigger extends Trigger<unknown, GlobalWindow> {
  onElement(): TriggerResult {
    return 'CONTINUE';
  }

  onEventTime(): TriggerResult {
    return 'CONTINUE';
  }

  onProcessingTime(): TriggerResult {
    return 'CONTINUE';
  }

  override onMerge(): void {}

  override describe(): string {
    return 'NeverTrigger';
  }
}

/** Fires when the watermark has reached the end of time. */
export class EndOfStreamTrigger extends Trigger<unknown, GlobalWindow> {
  onElement(
    _element: unknown,
    _timestamp: number,
    window: GlobalWindow,
    context: TriggerContext,
  ): TriggerResult {
    context.registerEventTimeTimer(window.maxTimestamp());
    return 'CONTINUE';
  }

  onEventTime(time: number, window: GlobalWindow): TriggerResult {
    return time === window.maxTimestamp() ? 'FIRE' : 'CONTINUE';
  }

  onProcessingTime(): TriggerResult {
    return 'CONTINUE';
  }

  override onMerge(): void {}

  override describe(): string {
    return 'EndOfStreamTrigger';
  }
}
