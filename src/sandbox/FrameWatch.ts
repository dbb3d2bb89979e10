/**
 * Tells when a process has died that cannot say so: it is pinged each second, and taken for gone
 * after several pings in a row without an answer, counted only while our own clock ticks evenly
 * (a laptop that slept is no dead sandbox). Pure: facts in, a decision out.
 */

/** What to do now. */
export type WatchDecision = 'PING' | 'GONE';

const PING_INTERVAL_MS = 1000;
const MAX_UNANSWERED = 3;
/** A tick later than this says something about us, not about the sandbox. */
const LATE_TICK_MS = 2500;

/** The state of one watch. */
export interface WatchState {
  readonly unansweredCount: number;
  readonly lastTickMs: number;
}

/** How often to tick. */
export const WATCH_INTERVAL_MS = PING_INTERVAL_MS;

/** Before the first ping. */
export function startWatch(nowMs: number): WatchState {
  return { unansweredCount: 0, lastTickMs: nowMs };
}

/** An answer came. */
export function answered(state: WatchState): WatchState {
  return { ...state, unansweredCount: 0 };
}

/** Once an interval. */
export function tick(
  state: WatchState,
  nowMs: number,
): { readonly state: WatchState; readonly decision: WatchDecision } {
  const isLate = nowMs - state.lastTickMs > LATE_TICK_MS;
  const unansweredCount = isLate ? 0 : state.unansweredCount;
  if (unansweredCount >= MAX_UNANSWERED) return { state, decision: 'GONE' };
  return {
    state: { unansweredCount: unansweredCount + 1, lastTickMs: nowMs },
    decision: 'PING',
  };
}
