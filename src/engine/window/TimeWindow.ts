/**
 * A window of time, [start, end). Its id is made when first asked for, so that the windows that a
 * session assigner makes for each record cost no text unless they are kept.
 * Flink's TimeWindow.
 */
import { fromApiTime } from '../element/timestamp.ts';
import type { Window } from './Window.ts';
import type { MergeCallback } from './WindowAssigner.ts';

/** [start, end) in ms; `start` is -Infinity for records that carry no timestamp. */
export class TimeWindow implements Window {
  readonly start: number;
  readonly end: number;
  readonly maxTime: number;
  private id: string | undefined = undefined;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
    this.maxTime = fromApiTime(end - 1);
  }

  get namespaceId(): string {
    this.id ??= `${this.start},${this.end}`;
    return this.id;
  }

  maxTimestamp(): number {
    return this.end - 1;
  }

  /** The same start and end. */
  equals(other: TimeWindow): boolean {
    return this.start === other.start && this.end === other.end;
  }

  /** Whether they overlap or touch. */
  intersects(other: TimeWindow): boolean {
    return this.start <= other.end && this.end >= other.start;
  }

  /** The smallest window that holds both; one of the two where it holds the other. */
  cover(other: TimeWindow): TimeWindow {
    const start = Math.min(this.start, other.start);
    const end = Math.max(this.end, other.end);
    if (start === this.start && end === this.end) return this;
    if (start === other.start && end === other.end) return other;
    return new TimeWindow(start, end);
  }

  /** How a window in a record is printed. */
  toJSON(): { start: number; end: number } {
    return { start: this.start, end: this.end };
  }

  toString(): string {
    return `TimeWindow{start=${this.start}, end=${this.end}}`;
  }
}

/** The window with this id. */
export function timeWindowOfId(id: string | number): TimeWindow {
  const [start, end] = String(id).split(',');
  return new TimeWindow(Number(start), Number(end));
}

/** Start of the window of this size that holds the timestamp; right for negative ones too. */
export function windowStart(timestamp: number, offsetMs: number, sizeMs: number): number {
  const remainder = (timestamp - offsetMs) % sizeMs;
  return remainder < 0 ? timestamp - (remainder + sizeMs) : timestamp - remainder;
}

/**
 * Calls back for each group of two or more different windows that touch, in order of start.
 * Equal windows count once, so that a window never merges with itself alone.
 */
export function mergeTimeWindows(windows: readonly TimeWindow[], callback: MergeCallback): void {
  const sorted = [...windows].sort((a, b) => a.start - b.start || 0);
  let cover: TimeWindow | undefined;
  let parts: TimeWindow[] = [];
  for (const window of sorted) {
    if (cover?.intersects(window)) {
      cover = cover.cover(window);
      if (!parts.some((part) => part.equals(window))) parts.push(window);
      continue;
    }
    if (cover !== undefined && parts.length > 1) callback(cover, parts);
    cover = window;
    parts = [window];
  }
  if (cover !== undefined && parts.length > 1) callback(cover, parts);
}
