// Hot path: a record that meets one open session costs one look-up, and no timer.
/**
 * Event-time sessions with the default trigger and no lateness, as most programs have them: the
 * open sessions of a key lie in one state with what they hold, and a session that grows leaves its
 * timer where it was; a timer that comes too early moves to the session's end. Results are those of
 * the general path, its defect included (see MergingWindowSet); only sessions of several keys that
 * end at one time may come in another order.
 */
import { MAX_TIMESTAMP } from '../../element/timestamp.ts';
import { AggregatingStateDescriptor } from '../../state/descriptors.ts';
import type { InternalAggregatingState, KeyedStateBackend } from '../../state/StateBackend.ts';
import { VOID_NAMESPACE } from '../../time/KeyContext.ts';
import type { InternalTimerService } from '../../time/TimerService.ts';
import { inHashOrder } from '../../window/hashOrder.ts';
import {
  elementAt,
  insertBehind,
  lastOf,
  placeOf,
  removeAt,
  type SortedRuns,
  touching,
} from '../../window/sortedRuns.ts';
import { TimeWindow } from '../../window/TimeWindow.ts';
import type { WindowFold } from './windowFolds.ts';

/** An open session; plain data. */
interface Session {
  start: number;
  end: number;
  /** The window that it began with, until it meets one of its own bounds. */
  stateStart: number;
  stateEnd: number;
  /** Where its timer is; at its last time, or before. */
  timerTime: number;
  /** Undefined where a null record has cleared it. */
  contents: unknown;
}

type Sessions = SortedRuns<Session>;

/** Called with a session that is over. */
export type CloseSession = (window: TimeWindow, contents: unknown) => void;

/** The sessions of all keys of one operator. */
export class PlainSessions {
  private readonly fold: WindowFold;
  private readonly timers: InternalTimerService;
  private readonly state: InternalAggregatingState<Sessions, Sessions>;
  private readonly close: CloseSession;

  constructor(
    fold: WindowFold,
    backend: KeyedStateBackend,
    timers: InternalTimerService,
    close: CloseSession,
  ) {
    this.fold = fold;
    this.timers = timers;
    this.state = backend.getState(sessionsDescriptor());
    this.close = close;
  }

  /** Adds a record of the current key with its own window; false where it is late. */
  add(value: unknown, window: TimeWindow): boolean {
    const sessions = this.state.get();
    if (sessions === null) return this.open(value, window, sessions);
    const last = lastOf(sessions);
    if (last !== undefined && last.end < window.start) return this.open(value, window, sessions);
    if (last !== undefined && last.start <= window.start) return this.grow(value, window, last);
    const touched = touching(sessions, window.start, window.end);
    const [session] = touched;
    if (session === undefined) return this.open(value, window, sessions);
    if (touched.length > 1) return this.addToSeveral(value, window, sessions, touched);
    return this.grow(value, window, session);
  }

  /** A timer of the current key is due: its session is over, or has grown, or was merged away. */
  onTimer(time: number): void {
    const sessions = this.state.get() ?? [];
    const place = placeOf(sessions, time);
    const session = elementAt(sessions, place);
    if (session === undefined || session.timerTime !== time) return;
    const window = new TimeWindow(session.start, session.end);
    if (window.maxTime > time) {
      this.registerTimer(session, window.maxTime);
      return;
    }
    removeAt(sessions, place);
    if (sessions.length === 0) this.state.clear();
    // At the end of all time one timer stands for all the sessions that end later.
    else if (time === MAX_TIMESTAMP) this.onTimer(time);
    this.close(window, session.contents);
  }

  private grow(value: unknown, window: TimeWindow, session: Session): boolean {
    if (session.start === window.start && session.end === window.end) restart(session);
    if (window.start < session.start) session.start = window.start;
    if (window.end > session.end) session.end = window.end;
    this.put(value, session);
    return true;
  }

  private open(value: unknown, window: TimeWindow, sessions: Sessions | null): boolean {
    if (window.maxTime <= this.timers.currentWatermark()) return false;
    const { start, end } = window;
    const session: Session = {
      start,
      end,
      stateStart: start,
      stateEnd: end,
      timerTime: 0,
      contents: undefined,
    };
    this.registerTimer(session, window.maxTime);
    this.put(value, session);
    if (sessions === null) this.state.add([[session]]);
    else insertBehind(sessions, placeOf(sessions, start), session);
    return true;
  }

  /** The first in the order of Java's hash set takes the others in, then the record. */
  private addToSeveral(
    value: unknown,
    window: TimeWindow,
    sessions: Sessions,
    touched: readonly Session[],
  ): boolean {
    const { start, end } = window;
    const [survivor, ...others] = inMergeOrder(touched) as [Session, ...Session[]];
    let merged: unknown;
    for (const other of others) {
      merged = this.merged(merged, other.contents);
      removeAt(sessions, placeOf(sessions, other.start));
    }
    survivor.contents = this.merged(survivor.contents, merged);
    const first = touched[0] as Session;
    const last = touched[touched.length - 1] as Session;
    survivor.start = Math.min(start, first.start);
    survivor.end = Math.max(end, last.end);
    this.put(value, survivor);
    return true;
  }

  private merged(a: unknown, b: unknown): unknown {
    if (a === undefined || b === undefined) return a ?? b;
    return this.fold.merge(a, b);
  }

  private put(value: unknown, session: Session): void {
    const { fold } = this;
    session.contents =
      value === null || value === undefined
        ? undefined
        : fold.add(value, session.contents ?? fold.createAccumulator());
  }

  private registerTimer(session: Session, time: number): void {
    session.timerTime = time;
    this.timers.registerTimer('EVENT_TIME', VOID_NAMESPACE, time);
  }
}

/** The open sessions that a window joins, as Flink's MergingWindowSet goes through them. */
function inMergeOrder(touched: readonly Session[]): Session[] {
  const windows = touched.map((open) => new TimeWindow(open.start, open.end));
  const places = new Map(windows.map((window, index) => [window, index]));
  return inHashOrder(windows).map((first) => touched[places.get(first) as number] as Session);
}

/** A record with the very bounds of a session that grew: what the session held is lost. */
function restart(session: Session): void {
  const { start, end } = session;
  if (session.stateStart === start && session.stateEnd === end) return;
  session.stateStart = start;
  session.stateEnd = end;
  session.contents = undefined;
}

/** One list a key, changed in place. */
function sessionsDescriptor(): AggregatingStateDescriptor<Sessions, Sessions, Sessions> {
  return new AggregatingStateDescriptor('sessions', {
    createAccumulator: () => [],
    add: (sessions) => sessions,
    getResult: (sessions) => sessions,
    merge: (a, b) => a.concat(b),
  });
}
