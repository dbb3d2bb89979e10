/**
 * Puts a record into windows. A program's assigner is settings, checked where they are given; each
 * operator takes a `fresh` one.
 * Flink's WindowAssigner and MergingWindowAssigner.
 */
import type { Trigger } from './Trigger.ts';
import type { Window } from './Window.ts';

/** What an assigner may ask of its operator. Flink's WindowAssignerContext. */
export interface WindowAssignerContext {
  currentProcessingTimeMs(): number;
  /** In [0, 1), seeded. */
  random(): number;
}

/** `merged` replaces `parts`; more than one part, or one that is not itself the result. */
export type MergeCallback = (merged: Window, parts: readonly Window[]) => void;

/** The public class of all assigners; programs only make them, by `of`, `withGap`, `create`. */
export abstract class WindowAssigner<W extends Window = Window> {
  /** For inference only; never set. */
  declare readonly window?: W;

  abstract readonly isEventTime: boolean;

  /** Sessions: windows that touch become one. */
  readonly isMerging: boolean = false;

  /** An assigner of the same settings for one operator; itself where it keeps nothing. */
  fresh(): WindowAssigner<W> {
    return this;
  }

  /** All windows of the record, in Flink's order; the array must not be changed. */
  abstract assignWindows(
    element: unknown,
    timestamp: number,
    context: WindowAssignerContext,
  ): readonly W[];

  /** The trigger of a window for which the program names none. */
  abstract getDefaultTrigger(): Trigger<unknown, W>;

  /** The window that has this id; restored timers know only ids. */
  abstract windowOfId(id: string | number): W;

  /** Groups of windows that become one; only for merging assigners. */
  mergeWindows(_windows: readonly W[], _callback: MergeCallback): void {
    throw new Error(`${this.describe()} does not merge windows.`);
  }

  /** Flink's class name; the name of an operator that the program does not name. */
  abstract operatorName(): string;

  /** Flink's text of the assigner, as it stands in descriptions of operators. */
  abstract describe(): string;
}
