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

/** The windows of the records in [from, to), newest first. */
interface Slot {
  readonly from: number;
  readonly to: number;
  readonly windows: readonly TimeWindow[];
}

const NO_SLOT: Slot = { from: Number.NaN, to: Number.NaN, windows: [] };

/** A grid: windows of `sizeMs` that start every `slideMs`, shifted by `offsetMs`. */
interface Grid {
  readonly name: string;
  readonly isEventTime: boolean;
  readonly sizeMs: number;
  readonly slideMs: number;
  readonly offsetMs: number;
  readonly stagger?: WindowStagger;
}

/**
 * How far the windows of one subtask lie behind the grid, decided at its first record: not at all,
 * by where the clock stands in a window, or anywhere. Flink's WindowStagger.
 */
export type WindowStagger = 'ALIGNED' | 'NATURAL' | 'RANDOM';

/** The staggers under Flink's names. */
export const WindowStagger = {
  ALIGNED: 'ALIGNED',
  NATURAL: 'NATURAL',
  RANDOM: 'RANDOM',
} as const;

/** All windows on one grid; tumbling ones have slide = size. */
export class GridWindows extends WindowAssigner<TimeWindow> {
  readonly isEventTime: boolean;
  readonly sizeMs: number;
  readonly slideMs: number;
  private readonly grid: Grid;
  private readonly name: string;
  /** With the stagger; NaN until the first record. */
  private offsetMs: number;
  private readonly ring: Slot[];
  /** The slot of the last record. */
  private newest: Slot;

  constructor(grid: Grid) {
    super();
    this.grid = grid;
    this.name = grid.name;
    this.isEventTime = grid.isEventTime;
    this.sizeMs = grid.sizeMs;
    this.slideMs = grid.slideMs;
    this.offsetMs = (grid.stagger ?? 'ALIGNED') === 'ALIGNED' ? grid.offsetMs : Number.NaN;
    this.ring = new Array(RING_SIZE).fill(NO_SLOT);
    this.newest = NO_SLOT;
  }

  override fresh(): GridWindows {
    return new GridWindows(this.grid);
  }

  assignWindows(
    _element: unknown,
    timestamp: number,
    context: WindowAssignerContext,
  ): readonly TimeWindow[] {
    let time = timestamp;
    if (this.isEventTime) requireTimestamp(timestamp);
    else time = context.currentProcessingTimeMs();
    if (Number.isNaN(this.offsetMs)) this.offsetMs = this.staggeredOffset(context);
    const { newest } = this;
    if (time >= newest.from && time < newest.to) return newest.windows;
    return this.lookUp(time);
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

  private staggeredOffset(context: WindowAssignerContext): number {
    const { offsetMs, stagger } = this.grid;
    const now = context.currentProcessingTimeMs();
    const staggerMs =
      stagger === 'RANDOM'
        ? Math.floor(context.random() * this.sizeMs)
        : Math.max(0, now - windowStart(now, 0, this.sizeMs));
    return (offsetMs + staggerMs) % this.sizeMs;
  }

  /** Records between two starts belong to the same windows where slides divide the size. */
  private lookUp(time: number): readonly TimeWindow[] {
    const from = windowStart(time, this.offsetMs, this.slideMs);
    if (this.sizeMs % this.slideMs !== 0) return this.windowsOf(time, from);
    const index = Math.abs((from - this.offsetMs) / this.slideMs) % RING_SIZE;
    let slot = this.ring[index] as Slot;
    if (slot.from !== from) {
      slot = { from, to: from + this.slideMs, windows: this.windowsOf(time, from) };
      this.ring[index] = slot;
    }
    this.newest = slot;
    return slot.windows;
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

/** What a program gives to a tumbling assigner. */
interface TumblingArguments {
  readonly sizeMs: number;
  readonly offsetMs: number;
  readonly stagger: WindowStagger;
}

function tumbling(name: string, isEventTime: boolean, given: TumblingArguments): GridWindows {
  const { sizeMs, offsetMs, stagger } = given;
  requireMillis(name, { size: sizeMs, offset: offsetMs });
  requireParameters(
    Math.abs(offsetMs) < sizeMs,
    `${name} parameters must satisfy abs(offset) < size`,
    `size ${sizeMs}, offset ${offsetMs}`,
  );
  return new GridWindows({ name, isEventTime, sizeMs, slideMs: sizeMs, offsetMs, stagger });
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
  of: (sizeMs: number, offsetMs = 0, stagger: WindowStagger = 'ALIGNED'): GridWindows =>
    tumbling('TumblingEventTimeWindows', true, { sizeMs, offsetMs, stagger }),
};

/** Windows of one size, one after the other, by the time of arrival. */
export const TumblingProcessingTimeWindows = {
  of: (sizeMs: number, offsetMs = 0, stagger: WindowStagger = 'ALIGNED'): GridWindows =>
    tumbling('TumblingProcessingTimeWindows', false, { sizeMs, offsetMs, stagger }),
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
