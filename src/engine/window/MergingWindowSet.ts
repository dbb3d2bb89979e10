/**
 * The open sessions of one key, and under which window each keeps its contents: a session that
 * grows goes on with the state window of one of its parts, so that contents seldom move. Sessions
 * never touch each other. They lie in order of their starts, as plain data, in keyed state, and are
 * changed there in place.
 * Flink's MergingWindowSet, with its defect: see `addWindow`.
 */
import { inHashOrder } from './hashOrder.ts';
import {
  elementAt,
  insertBehind,
  placeOf,
  type RunPlace,
  removeAt,
  type SortedRuns,
  touching,
} from './sortedRuns.ts';
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

/** One open session; plain data. */
export interface OpenSession {
  readonly start: number;
  readonly end: number;
  /** The window under which it keeps its contents. */
  readonly stateStart: number;
  readonly stateEnd: number;
}

/** The open sessions of a key. */
export type OpenSessions = SortedRuns<OpenSession>;

/** A view on the sessions of one key; `load` makes it the view of another. */
export class MergingWindowSet {
  private readonly assigner: WindowAssigner<TimeWindow>;
  private sessions: OpenSessions = [];

  constructor(assigner: WindowAssigner<TimeWindow>) {
    this.assigner = assigner;
  }

  /** Takes the sessions of a key; they are changed in place. */
  load(sessions: OpenSessions): void {
    this.sessions = sessions;
  }

  /** The sessions of the key, to be kept. */
  stored(): OpenSessions {
    return this.sessions;
  }

  /** The open sessions. */
  windows(): TimeWindow[] {
    return this.sessions.flat().map(windowOf);
  }

  /** The window under which an open one keeps its contents. */
  stateWindowOf(window: TimeWindow): TimeWindow | undefined {
    const place = this.find(window);
    const open = place === null ? undefined : elementAt(this.sessions, place);
    return open && new TimeWindow(open.stateStart, open.stateEnd);
  }

  /** Forgets an open window. */
  retire(window: TimeWindow): void {
    const place = this.find(window);
    if (place === null) throw new Error(`Window ${window} is not in in-flight window set.`);
    removeAt(this.sessions, place);
  }

  /**
   * Opens a window and merges it with those that it touches; returns the session that it is in now.
   * A new window equal to an open session that had grown is, as in Flink 2.1, no merge: the session
   * gets the new window as its state window and loses what it held.
   */
  addWindow(added: TimeWindow, actions: MergeActions): TimeWindow {
    const open = touching(this.sessions, added.start, added.end).map(windowOf);
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
    const { start, end } = window;
    const place = this.find(window);
    if (place !== null) removeAt(this.sessions, place);
    const session = { start, end, stateStart: stateWindow.start, stateEnd: stateWindow.end };
    insertBehind(this.sessions, placeOf(this.sessions, start), session);
  }

  private find({ start, end }: TimeWindow): RunPlace | null {
    const place = placeOf(this.sessions, start);
    const open = elementAt(this.sessions, place);
    return open !== undefined && open.start === start && open.end === end ? place : null;
  }
}

function windowOf({ start, end }: OpenSession): TimeWindow {
  return new TimeWindow(start, end);
}
