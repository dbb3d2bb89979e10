/**
 * Session windows in both times: each record opens [t, t + gap), and windows that touch merge. The
 * gap is one number, or asked of each record.
 * Flink's EventTimeSessionWindows, DynamicEventTimeSessionWindows and their twins.
 */
import { MIN_TIMESTAMP, toApiTime } from '../element/timestamp.ts';
import { EventTimeTrigger } from './EventTimeTrigger.ts';
import { ProcessingTimeTrigger } from './ProcessingTimeTrigger.ts';
import { mergeTimeWindows, TimeWindow, timeWindowOfId } from './TimeWindow.ts';
import type { Trigger } from './Trigger.ts';
import {
  type MergeCallback,
  WindowAssigner,
  type WindowAssignerContext,
} from './WindowAssigner.ts';
import { requireMillis, requireParameters } from './windowArguments.ts';

/** The gap of a record in ms; user's code. */
type GapExtractor = (element: any) => number; // any: the user's records

/** A number of ms, or a function from the record to one. */
type Gap = number | GapExtractor;

/** Sessions of either time, with a fixed or a dynamic gap. */
export class SessionWindows extends WindowAssigner<TimeWindow> {
  readonly isEventTime: boolean;
  override readonly isMerging = true;
  readonly gap: Gap;

  constructor(isEventTime: boolean, gap: Gap) {
    super();
    this.isEventTime = isEventTime;
    this.gap = gap;
  }

  assignWindows(
    element: unknown,
    timestamp: number,
    context: WindowAssignerContext,
  ): readonly TimeWindow[] {
    const { gap } = this;
    const gapMs = typeof gap === 'number' ? gap : dynamicGap(gap, element);
    const time = this.isEventTime ? timestamp : context.currentProcessingTimeMs();
    const start = Number.isNaN(time) ? MIN_TIMESTAMP : time;
    return [new TimeWindow(toApiTime(start), start + gapMs)];
  }

  getDefaultTrigger(): Trigger<unknown, TimeWindow> {
    return this.isEventTime ? EventTimeTrigger.create() : ProcessingTimeTrigger.create();
  }

  windowOfId(id: string | number): TimeWindow {
    return timeWindowOfId(id);
  }

  override mergeWindows(windows: readonly TimeWindow[], callback: MergeCallback): void {
    mergeTimeWindows(windows, callback);
  }

  operatorName(): string {
    const name = `${this.isEventTime ? 'Event' : 'Processing'}TimeSessionWindows`;
    return typeof this.gap === 'number' ? name : `Dynamic${name}`;
  }

  describe(): string {
    return `${this.operatorName()}(${typeof this.gap === 'number' ? this.gap : ''})`;
  }
}

function dynamicGap(gap: GapExtractor, element: unknown): number {
  const gapMs = gap(element);
  requireParameters(gapMs > 0, 'Dynamic session time gap must satisfy 0 < gap', `gap ${gapMs}`);
  requireMillis('Dynamic session time gap', { gap: gapMs });
  return gapMs;
}

function withGap(isEventTime: boolean, gapMs: number): SessionWindows {
  const name = `${isEventTime ? 'Event' : 'Processing'}TimeSessionWindows`;
  requireMillis(name, { gap: gapMs });
  requireParameters(gapMs > 0, `${name} parameters must satisfy 0 < size`, `gap ${gapMs}`);
  return new SessionWindows(isEventTime, gapMs);
}

function withDynamicGap(isEventTime: boolean, extractor: GapExtractor): SessionWindows {
  if (typeof extractor === 'function') return new SessionWindows(isEventTime, extractor);
  throw new Error('withDynamicGap needs a function from the record to its gap in milliseconds.');
}

/** Sessions by the records' timestamps. */
export const EventTimeSessionWindows = {
  withGap: (gapMs: number): SessionWindows => withGap(true, gapMs),
  withDynamicGap: <T>(extractor: (element: T) => number): SessionWindows =>
    withDynamicGap(true, extractor),
};

/** Sessions by the time of arrival. */
export const ProcessingTimeSessionWindows = {
  withGap: (gapMs: number): SessionWindows => withGap(false, gapMs),
  withDynamicGap: <T>(extractor: (element: T) => number): SessionWindows =>
    withDynamicGap(false, extractor),
};
