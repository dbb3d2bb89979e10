/**
 * The evictor's part of a window operator: every record is kept with its timestamp, contents are
 * folded afresh at each firing, and what the evictor drops is gone.
 * Flink's EvictingWindowOperator.
 */
import type { Evictor, TimestampedValue } from '../../window/Evictor.ts';
import type { Window } from '../../window/Window.ts';
import { createFold, foldAll, type WindowFold } from './windowFolds.ts';
import type { WindowContents } from './windowOptions.ts';

/** Gives what is to be emitted, or handed to the window function. */
export type GiveElements = (elements: unknown[]) => void;

/** One operator's evictor with the fold behind it. */
export class WindowEviction {
  private readonly evictor: Evictor<unknown, Window>;
  /** Null where the window function gets the records themselves. */
  private readonly fold: WindowFold | null;

  constructor(evictor: Evictor<unknown, Window>, contents: WindowContents) {
    this.evictor = evictor;
    this.fold = contents.kind === 'list' ? null : createFold(contents);
  }

  /**
   * Fires with the window's list, which is then cut down in place; false where nothing is left. A
   * reduction of nothing gives null, an aggregate of nothing the result of a new accumulator.
   */
  fire(all: TimestampedValue[], give: GiveElements): boolean {
    let left: readonly TimestampedValue[] = all;
    if (!this.evictor.isAfter) left = this.evictor.evict(left);
    const values: unknown[] = [];
    for (const { value } of left) values.push(value);
    give(this.fold === null ? values : [foldAll(this.fold, values)]);
    if (this.evictor.isAfter) left = this.evictor.evict(left);
    for (let i = 0; i < left.length; i++) all[i] = left[i] as TimestampedValue;
    all.length = left.length;
    return left.length > 0;
  }
}
