/**
 * The open sessions of one key, and under which window each keeps its contents: a session that
 * grows goes on with the state window of one of its parts, so that contents seldom move. Sessions
 * never touch each other. All is one flat list of numbers, four a session, so that it can lie in
 * keyed state and be changed there in place: start, end, start and end of the state window.
 * Flink's MergingWindowSet, with its defect: see `addWindow`.
 */
import { inHashOrder } from './hashOrder.ts';
import { TimeWindow } from './TimeWindow.ts';
import type { WindowAssigner } from './WindowAssigner.ts';

/** What must be done when sessions become one; `parts` were open, the new window is not in it. */
export interface MergeActions {
  merge(
    result: TimeWindow,
    parts: readonly TimeWindow[],
    stateWindow: TimeWindow,
    mergedStateWindows: readonly TimeWindow[],
  ): void;
  /** Nobody will ask for this state window again. */
  abandon(stateWindow: TimeWindow): void;
}

const NUMBERS_PER_SESSION = 4;

/** A view on the list of one key; `load` makes it the view of another. */
export class MergingWindowSet {
  private readonly assigner: WindowAssigner<TimeWindow>;
  private bounds: number[] = [];

  constructor(assigner: WindowAssigner<TimeWindow>) {
    this.assigner = assigner;
  }

  /** Takes the list of a key; it is changed in place. */
  load(bounds: number[]): void {
    this.bounds = bounds;
  }

  /** The list of the key, to be kept. */
  stored(): number[] {
    return this.bounds;
  }

  /** The open sessions. */
  windows(): TimeWindow[] {
    const windows: TimeWindow[] = [];
    for (let i = 0; i < this.bounds.length; i += NUMBERS_PER_SESSION) windows.push(this.at(i));
    return windows;
  }

  /** The window under which an open one keeps its contents. */
  stateWindowOf(window: TimeWindow): TimeWindow | undefined {
    const index = this.indexOf(window);
    return index < 0 ? undefined : this.at(index + 2);
  }

  /** Forgets an open window. */
  retire(window: TimeWindow): void {
    const index = this.indexOf(window);
    if (index < 0) throw new Error(`Window ${window} is not in in-flight window set.`);
    this.bounds.splice(index, NUMBERS_PER_SESSION);
  }

  /**
   * Opens a window and merges it with those that it touches; returns the session that it is in now.
   * A new window equal to an open session that had grown is, as in Flink 2.1, no merge: the session
   * gets the new window as its state window and loses what it held.
   */
  addWindow(added: TimeWindow, actions: MergeActions): TimeWindow {
    const open = this.windows();
    open.push(added);
    let result: TimeWindow | undefined;
    this.assigner.mergeWindows(open, (merged, parts) => {
      const others = (parts as TimeWindow[]).filter((part) => !part.equals(added));
      if (others.length < parts.length) result = merged as TimeWindow;
      this.merge(merged as TimeWindow, others, actions);
    });
    if (result !== undefined) return result;
    const abandoned = this.stateWindowOf(added);
    if (abandoned !== undefined && !abandoned.equals(added)) actions.abandon(abandoned);
    this.put(added, added);
    return added;
  }

  /** The first part in the order of Java's hash set keeps the contents, the others follow it. */
  private merge(result: TimeWindow, open: readonly TimeWindow[], actions: MergeActions): void {
    const parts = open.length > 1 ? inHashOrder(open) : open;
    const stateWindows: TimeWindow[] = [];
    for (const part of parts) {
      const stateWindow = this.stateWindowOf(part);
      if (stateWindow === undefined) continue;
      stateWindows.push(stateWindow);
      this.retire(part);
    }
    const [survivor, ...merged] = stateWindows;
    if (survivor === undefined) throw new Error(`Nothing to merge into ${result}`);
    this.put(result, survivor);
    const isOnlyItself = parts.length === 1 && parts[0]?.equals(result);
    if (!isOnlyItself) actions.merge(result, parts, survivor, merged);
  }

  private put(window: TimeWindow, stateWindow: TimeWindow): void {
    const index = this.indexOf(window);
    const at = index < 0 ? this.bounds.length : index;
    this.bounds[at] = window.start;
    this.bounds[at + 1] = window.end;
    this.bounds[at + 2] = stateWindow.start;
    this.bounds[at + 3] = stateWindow.end;
  }

  private at(index: number): TimeWindow {
    return new TimeWindow(this.bounds[index] as number, this.bounds[index + 1] as number);
  }

  private indexOf(window: TimeWindow): number {
    for (let i = 0; i < this.bounds.length; i += NUMBERS_PER_SESSION) {
      if (this.bounds[i] === window.start && this.bounds[i + 1] === window.end) return i;
    }
    return -1;
  }
}
