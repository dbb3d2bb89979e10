// Hot path: process() runs for each event and each match under way. A match that just waits is kept
// as it is: no new object, no lock moves.
/**
 * The automaton of a pattern. Holds nothing of any key: it moves the state that it is given. For
 * each event each match goes all ways that are open to it; a way to a STOP state ends the match and
 * its other ways. Matches come out in the order of their first events where a skip strategy needs
 * it. Flink's NFA.
 */
import type { Condition } from './conditions.ts';
import { MatchContext } from './MatchContext.ts';
import { offer, poll, retain } from './matchHeap.ts';
import type { NfaProgram, ProgramState, Transition } from './NfaProgram.ts';
import { createNfaState, type NfaState, NOT_BEGUN, type PartialMatch } from './NfaState.ts';
import {
  lockNode,
  type Match,
  materialize,
  pathTo,
  putNode,
  registerEvent,
  releaseEvent,
  releaseNode,
} from './SharedBuffer.ts';

/** A part of a match whose time was over. */
export interface TimedOutMatch {
  readonly match: Match;
  /** When its time was over. */
  readonly timestamp: number;
}

/** What came of the passing of time. */
export interface TimeResult {
  /** Patterns that end in notFollowedBy, and what they had held back. */
  readonly matches: readonly Match[];
  readonly timedOut: readonly TimedOutMatch[];
}

/** Whether anybody wants timed-out parts, and the clock for conditions. */
export interface NfaOptions {
  readonly handlesTimeout: boolean;
  readonly nowMs: () => number;
}

/** The event under way; `id` is 0 until a match takes it. */
interface CurrentEvent {
  readonly value: unknown;
  readonly timestamp: number;
  id: number;
}

const NO_MATCHES: readonly Match[] = [];
const NOTHING: TimeResult = { matches: NO_MATCHES, timedOut: [] };

/** Runs a program. */
export class Nfa {
  private readonly program: NfaProgram;
  private readonly handlesTimeout: boolean;
  private readonly context: MatchContext;

  constructor(program: NfaProgram, options: NfaOptions) {
    this.program = program;
    this.handlesTimeout = options.handlesTimeout;
    this.context = new MatchContext(options.nowMs);
  }

  /** ms from a match's first event on; 0: no limit. */
  get windowMs(): number {
    return this.program.windowMs;
  }

  createInitialState(): NfaState {
    return createNfaState(this.program.start.index);
  }

  /** Takes an event in; its value is kept, not copied. Gives the matches that are released. */
  process(state: NfaState, value: unknown, timestamp: number): readonly Match[] {
    const event: CurrentEvent = { value, timestamp, id: 0 };
    const going: PartialMatch[] = [];
    const done: PartialMatch[] = [];
    for (const match of state.partialMatches) this.advance(state, match, event, going, done);
    state.partialMatches = going;
    if (event.id !== 0) releaseEvent(state.buffer, event.id);
    return this.release(state, done);
  }

  /** No event before `timestamp` follows: ends the matches whose time is over. */
  advanceTime(state: NfaState, timestamp: number): TimeResult {
    const isOver = (match: PartialMatch) => this.endOf(match, timestamp) !== null;
    if (!state.partialMatches.some(isOver)) return NOTHING;
    const timedOut: TimedOutMatch[] = [];
    const pending: PartialMatch[] = [];
    const going: PartialMatch[] = [];
    for (const match of state.partialMatches) {
      const end = this.endOf(match, timestamp);
      if (end === null) offer(going, match);
      else if (this.stateOf(match).type === 'PENDING') offer(pending, match);
      else this.timeOut(state, match, end, timedOut);
    }
    state.partialMatches = going;
    return { matches: this.release(state, pending), timedOut };
  }

  private timeOut(
    { buffer }: NfaState,
    { node }: PartialMatch,
    timestamp: number,
    timedOut: TimedOutMatch[],
  ): void {
    if (this.handlesTimeout) {
      timedOut.push({ match: materialize(buffer, pathTo(buffer, node)), timestamp });
    }
    releaseNode(buffer, node);
  }

  /** When the match's time was over; null: it is not over. */
  private endOf(match: PartialMatch, now: number): number | null {
    if (match.startEvent === NOT_BEGUN) return null;
    const { windowMs } = this.stateOf(match);
    if (windowMs > 0 && now - match.previousTime >= windowMs) return match.previousTime + windowMs;
    const wholeMs = this.program.windowMs;
    return wholeMs > 0 && now - match.startTime >= wholeMs ? match.startTime + wholeMs : null;
  }

  private advance(
    state: NfaState,
    match: PartialMatch,
    event: CurrentEvent,
    going: PartialMatch[],
    done: PartialMatch[],
  ): void {
    const own = this.stateOf(match);
    this.context.pointAt(state.buffer, match.node, event.timestamp);
    const edges = this.openEdges(own, event.value);
    if (own.type !== 'START' && edges.length === 1) {
      const edge = edges[0]!;
      if (edge.action === 'IGNORE' && edge.target === own) {
        offer(going, match);
        return;
      }
    }
    const next: PartialMatch[] = [];
    for (const edge of edges) this.follow(state, match, edge, event, next);
    if (own.type === 'START') next.push(match);
    else releaseNode(state.buffer, match.node);
    this.sortOut(state, next, going, done);
  }

  /** Adds what the match becomes along one edge, each with a lock on its node. */
  private follow(
    state: NfaState,
    match: PartialMatch,
    { action, source, target }: Transition,
    event: CurrentEvent,
    next: PartialMatch[],
  ): void {
    const { buffer } = state;
    if (action === 'IGNORE') {
      if (this.stateOf(match).type === 'START') return;
      lockNode(buffer, match.node);
      next.push({ ...match, state: target.index });
      return;
    }
    if (event.id === 0) event.id = registerEvent(buffer, event.value);
    const isFirst = match.startEvent === NOT_BEGUN;
    const taken: PartialMatch = {
      state: target.index,
      node: putNode(buffer, source.stage, event.id, match.node),
      startEvent: isFirst ? event.id : match.startEvent,
      startTime: isFirst ? event.timestamp : match.startTime,
      previousTime: event.timestamp,
    };
    // Flink tells a begun match by its time, so one that begins at 0 or before sets no timer.
    if (isFirst && event.timestamp > 0) state.hasBegun = true;
    lockNode(buffer, taken.node);
    next.push(taken);
    const final = this.finalStateBehind(target, event.value);
    if (final === null) return;
    lockNode(buffer, taken.node);
    next.push({ ...taken, state: final.index });
  }

  private sortOut(
    { buffer }: NfaState,
    next: readonly PartialMatch[],
    going: PartialMatch[],
    done: PartialMatch[],
  ): void {
    const isStopped = next.some((match) => this.stateOf(match).type === 'STOP');
    for (const match of next) {
      if (this.stateOf(match).type === 'FINAL') offer(done, match);
      else if (isStopped) releaseNode(buffer, match.node);
      else offer(going, match);
    }
  }

  /** Takes and ignores that are open to the event, through proceeds, depth first. */
  private openEdges(from: ProgramState, value: unknown): Transition[] {
    const edges: Transition[] = [];
    const states = [from];
    for (let state = states.pop(); state !== undefined; state = states.pop()) {
      for (const transition of state.transitions) {
        if (!this.holds(transition.condition, value)) continue;
        if (transition.action === 'PROCEED') states.push(transition.target);
        else edges.push(transition);
      }
    }
    return edges;
  }

  /** The match is done with the event where only proceeds lie between it and the end. */
  private finalStateBehind(from: ProgramState, value: unknown): ProgramState | null {
    const states = [from];
    for (let state = states.pop(); state !== undefined; state = states.pop()) {
      for (const { action, target, condition } of state.transitions) {
        if (action !== 'PROCEED' || !this.holds(condition, value)) continue;
        if (target.type === 'FINAL') return target;
        states.push(target);
      }
    }
    return null;
  }

  private holds(condition: Condition<unknown>, value: unknown): boolean {
    try {
      return condition(value, this.context);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`Failure happened in filter function. ${message}`, { cause });
    }
  }

  /** With a skip strategy a match waits until all that began before it are done. */
  private release(state: NfaState, done: readonly PartialMatch[]): readonly Match[] {
    const { completedMatches, partialMatches, buffer } = state;
    const { skip } = this.program;
    for (const match of done) offer(completedMatches, match);
    if (completedMatches.length === 0) return NO_MATCHES;
    const matches: Match[] = [];
    for (;;) {
      const earliest = completedMatches[0];
      if (earliest === undefined) break;
      const before = partialMatches[0];
      const isHeldBack = before !== undefined && before.startEvent < earliest.startEvent;
      if (skip.isSkipStrategy() && isHeldBack) break;
      poll(completedMatches);
      const path = pathTo(buffer, earliest.node);
      const pruning = skip.pruningOf(path);
      if (pruning !== null) prune(state, pruning.event, pruning.isInclusive);
      matches.push(materialize(buffer, path));
      releaseNode(buffer, earliest.node);
    }
    return matches;
  }

  private stateOf(match: PartialMatch): ProgramState {
    const state = this.program.states[match.state];
    if (state === undefined) throw new Error(`The pattern has no state ${match.state}`);
    return state;
  }
}

/** Drops the matches that start before the event, or with it. */
function prune(state: NfaState, event: number, isInclusive: boolean): void {
  const isWanted = ({ startEvent }: PartialMatch) =>
    isInclusive ? startEvent > event : startEvent >= event;
  for (const heap of [state.partialMatches, state.completedMatches]) {
    for (const { node } of retain(heap, isWanted)) releaseNode(state.buffer, node);
  }
}
