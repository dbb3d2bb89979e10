// Hot path: windows of a grid are looked up in a small ring before one is made, so that a record
// costs no allocation and states may compare windows by identity.
/**
 * Tumbling and sliding windows in both times: one rule over one grid of starts.
 * Flink's TumblingEventTimeWindows, SlidingEventTimeWindows and their processing-time twins.
 */
import { EventTimeTrigger } from './EventTimeTrigger.ts';
import { ProcessingTimeTrigger } from './ProcessingTimeTrigger.ts';
import { TimeWindow, timeWindowOfId, windowStart } from './TimeWindow.ts';
import type { Trigger } from './Trigger.ts';
import { WindowAssigner, type WindowAssignerContext } from './WindowAssigner.ts';
import { requireMillis, requireParameters, requireTimestamp } from './windowArguments.ts';

const RING_SIZE = 16;

/** A grid: windows of `sizeMs` that start every `slideMs`, shifted by `offsetMs`. */
interface Grid {
  readonly name: string;
  readonly isEventTime: boolean;
  readonly sizeMs: number;
  readonly slideMs: number;
  readonly offsetMs: number;
}

/** All windows on one grid; tumbling ones have slide = size. */
export class GridWindows extends WindowAssigner<TimeWindow> {
  readonly isEventTime: boolean;
  readonly sizeMs: number;
  readonly slideMs: number;
  readonly offsetMs: number;
  private readonly name: string;
  /** `ring[i]` holds the windows of the records between two starts, newest first. */
  private readonly ringStarts: number[];
  private readonly ring: TimeWindow[][];

  constructor(grid: Grid) {
    super();
    this.name = grid.name;
    this.isEventTime = grid.isEventTime;
    this.sizeMs = grid.sizeMs;
    this.slideMs = grid.slideMs;
    this.offsetMs = grid.offsetMs;
    this.ringStarts = new Array(RING_SIZE).fill(Number.NaN);
    this.ring = Array.from({ length: RING_SIZE }, () => []);
  }

  get isTumbling(): boolean {
    return this.slideMs === this.sizeMs;
  }

  assignWindows(
    _element: unknown,
    timestamp: number,
    context: WindowAssignerContext,
  ): readonly TimeWindow[] {
    let time = timestamp;
    if (this.isEventTime) requireTimestamp(timestamp);
    else time = context.currentProcessingTimeMs();
    const lastStart = windowStart(time, this.offsetMs, this.slideMs);
    if (this.sizeMs % this.slideMs !== 0) return this.windowsOf(time, lastStart);
    const slot = Math.abs((lastStart - this.offsetMs) / this.slideMs) % RING_SIZE;
    if (this.ringStarts[slot] !== lastStart) {
      this.ringStarts[slot] = lastStart;
      this.ring[slot] = this.windowsOf(time, lastStart);
    }
    return this.ring[slot] as TimeWindow[];
  }

  getDefaultTrigger(): Trigger<unknown, TimeWindow> {
    return this.isEventTime ? EventTimeTrigger.create() : ProcessingTimeTrigger.create();
  }

  windowOfId(id: string | number): TimeWindow {
    return timeWindowOfId(id);
  }

  operatorName(): string {
    return this.name;
  }

  describe(): string {
    const slide = this.name.startsWith('Sliding') ? `, ${this.slideMs}` : '';
    return `${this.name}(${this.sizeMs}${slide})`;
  }

  private windowsOf(time: number, lastStart: number): TimeWindow[] {
    const windows: TimeWindow[] = [];
    for (let start = lastStart; start > time - this.sizeMs; start -= this.slideMs) {
      windows.push(new TimeWindow(start, start + this.sizeMs));
    }
    return windows;
  }
}

const MAX_WINDOW_COUNT = 10_000_000;

function tumbling(name: string, isEventTime: boolean, sizeMs: number, offsetMs: number) {
  requireMillis(name, { size: sizeMs, offset: offsetMs });
  requireParameters(
    Math.abs(offsetMs) < sizeMs,
    `${name} parameters must satisfy abs(offset) < size`,
    `size ${sizeMs}, offset ${offsetMs}`,
  );
  return new GridWindows({ name, isEventTime, sizeMs, slideMs: sizeMs, offsetMs });
}

/** Size and slide of a sliding grid. */
interface SizeAndSlide {
  readonly sizeMs: number;
  readonly slideMs: number;
}

function sliding(name: string, isEventTime: boolean, grid: SizeAndSlide, offsetMs: number) {
  const { sizeMs, slideMs } = grid;
  requireMillis(name, { size: sizeMs, slide: slideMs, offset: offsetMs });
  const given = `size ${sizeMs}, slide ${slideMs}, offset ${offsetMs}`;
  requireParameters(
    Math.abs(offsetMs) < slideMs && sizeMs > 0,
    `${name} parameters must satisfy abs(offset) < slide and size > 0`,
    given,
  );
  requireParameters(
    sizeMs / slideMs <= MAX_WINDOW_COUNT,
    `${name} parameters must satisfy size / slide <= ${MAX_WINDOW_COUNT}`,
    given,
  );
  return new GridWindows({ name, isEventTime, sizeMs, slideMs, offsetMs });
}

/** Windows of one size, one after the other, by the records' timestamps. */
export const TumblingEventTimeWindows = {
  of: (sizeMs: number, offsetMs = 0): GridWindows =>
    tumbling('TumblingEventTimeWindows', true, sizeMs, offsetMs),
};

/** Windows of one size, one after the other, by the time of arrival. */
export const TumblingProcessingTimeWindows = {
  of: (sizeMs: number, offsetMs = 0): GridWindows =>
    tumbling('TumblingProcessingTimeWindows', false, sizeMs, offsetMs),
};

/** Windows of one size that start every slide, by the records' timestamps. */
export const SlidingEventTimeWindows = {
  of: (sizeMs: number, slideMs: number, offsetMs = 0): GridWindows =>
    sliding('SlidingEventTimeWindows', true, { sizeMs, slideMs }, offsetMs),
};

/** Windows of one size that start every slide, by the time of arrival. */
export const SlidingProcessingTimeWindows = {
  of: (sizeMs: number, slideMs: number, offsetMs = 0): GridWindows =>
    sliding('SlidingProcessingTimeWindows', false, { sizeMs, slideMs }, offsetMs),
};
