// Hot path: process() runs for each event, and inside it for each match under way. A match that
// just waits is kept as it is, with no new object and no lock moved; the lists of a step are
// reused; one `try` an event, not one a condition.
/**
 * The automaton of a pattern. Holds nothing of any key: it moves the state that it is given. For
 * each event each match goes all ways that are open to it; a way to a STOP state ends the match and
 * its other ways. Matches come out in the order of their first events where a skip strategy needs
 * it. Flink's NFA.
 */
import { messageOf } from '../element/valueText.ts';
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
  type SharedBuffer,
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

/** An event under way through one key's matches. */
interface Step {
  readonly state: NfaState;
  readonly value: unknown;
  readonly timestamp: number;
  /** In the shared buffer; 0 until a match takes it. */
  eventId: number;
  /** The matches that go on. */
  readonly going: PartialMatch[];
  readonly done: PartialMatch[];
}

const NO_MATCHES: readonly Match[] = [];
const NOTHING: TimeResult = { matches: NO_MATCHES, timedOut: [] };

/** Runs a program. */
export class Nfa {
  private readonly program: NfaProgram;
  private readonly handlesTimeout: boolean;
  private readonly context: MatchContext;
  /** Empty between two uses. */
  private readonly statesToSee: ProgramState[] = [];
  private readonly edges: Transition[] = [];

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
    const step: Step = { state, value, timestamp, eventId: 0, going: [], done: [] };
    this.advanceAll(step);
    state.partialMatches = step.going;
    if (step.eventId !== 0) releaseEvent(state.buffer, step.eventId);
    return this.release(state, step.done);
  }

  /** No event before `timestamp` follows: ends the matches whose time is over. */
  advanceTime(state: NfaState, timestamp: number): TimeResult {
    if (!this.isAnyOver(state, timestamp)) return NOTHING;
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

  private isAnyOver({ partialMatches }: NfaState, timestamp: number): boolean {
    for (const match of partialMatches) if (this.endOf(match, timestamp) !== null) return true;
    return false;
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

  /** The only code of the user's in here is conditions. */
  private advanceAll(step: Step): void {
    try {
      for (const match of step.state.partialMatches) this.advance(step, match);
    } catch (cause) {
      throw new Error(`Failure happened in filter function. ${messageOf(cause)}`, { cause });
    }
  }

  private advance(step: Step, match: PartialMatch): void {
    const { buffer } = step.state;
    const own = this.stateOf(match);
    this.context.pointAt(buffer, match.node, step.timestamp);
    const edges = this.openEdges(own, step.value);
    const isStart = own.type === 'START';
    const only = edges.length === 1 ? edges[0] : undefined;
    if (!isStart && only?.action === 'IGNORE' && only.target === own) {
      offer(step.going, match);
      return;
    }
    const next: PartialMatch[] = [];
    for (const edge of edges) {
      if (edge.action === 'TAKE') this.take(step, match, edge, next);
      else if (!isStart) this.ignore(buffer, match, edge, next);
    }
    if (isStart) next.push(match);
    else releaseNode(buffer, match.node);
    this.sortOut(step, next);
  }

  /** Adds what the match becomes without the event; it holds a lock, as all in `next` do. */
  private ignore(
    buffer: SharedBuffer,
    match: PartialMatch,
    { target }: Transition,
    next: PartialMatch[],
  ): void {
    lockNode(buffer, match.node);
    next.push(inState(match, target));
  }

  /** Adds what the match becomes with the event, and the whole match if it is done with it. */
  private take(step: Step, match: PartialMatch, edge: Transition, next: PartialMatch[]): void {
    const { state, value, timestamp } = step;
    if (step.eventId === 0) step.eventId = registerEvent(state.buffer, value);
    const isFirst = match.startEvent === NOT_BEGUN;
    const taken: PartialMatch = {
      state: edge.target.index,
      node: putNode(state.buffer, edge.source.stage, step.eventId, match.node),
      startEvent: isFirst ? step.eventId : match.startEvent,
      startTime: isFirst ? timestamp : match.startTime,
      previousTime: timestamp,
    };
    // Flink tells a begun match by its time, so one that begins at 0 or before sets no timer.
    if (isFirst && timestamp > 0) state.hasBegun = true;
    lockNode(state.buffer, taken.node);
    next.push(taken);
    const final = this.finalStateBehind(edge.target, value);
    if (final === null) return;
    lockNode(state.buffer, taken.node);
    next.push(inState(taken, final));
  }

  private sortOut({ state, going, done }: Step, next: readonly PartialMatch[]): void {
    const isStopped = next.some((match) => this.stateOf(match).type === 'STOP');
    for (const match of next) {
      if (this.stateOf(match).type === 'FINAL') offer(done, match);
      else if (isStopped) releaseNode(state.buffer, match.node);
      else offer(going, match);
    }
  }

  /** Takes and ignores that are open to the event, through proceeds, depth first. */
  private openEdges(from: ProgramState, value: unknown): readonly Transition[] {
    const { edges, statesToSee, context } = this;
    edges.length = 0;
    for (let state: ProgramState | undefined = from; state !== undefined; ) {
      for (const transition of state.transitions) {
        if (!transition.condition(value, context)) continue;
        if (transition.action === 'PROCEED') statesToSee.push(transition.target);
        else edges.push(transition);
      }
      state = statesToSee.pop();
    }
    return edges;
  }

  /** The match is done with the event where only proceeds lie between it and the end. */
  private finalStateBehind(from: ProgramState, value: unknown): ProgramState | null {
    const { statesToSee, context } = this;
    for (let state: ProgramState | undefined = from; state !== undefined; ) {
      for (const { action, target, condition } of state.transitions) {
        if (action !== 'PROCEED' || !condition(value, context)) continue;
        if (target.type === 'FINAL') {
          statesToSee.length = 0;
          return target;
        }
        statesToSee.push(target);
      }
      state = statesToSee.pop();
    }
    return null;
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

function inState(match: PartialMatch, { index }: ProgramState): PartialMatch {
  const { node, startEvent, startTime, previousTime } = match;
  return { state: index, node, startEvent, startTime, previousTime };
}

/** Drops the matches that start before the event, or with it. */
function prune(state: NfaState, event: number, isInclusive: boolean): void {
  const isWanted = ({ startEvent }: PartialMatch) =>
    isInclusive ? startEvent > event : startEvent >= event;
  for (const heap of [state.partialMatches, state.completedMatches]) {
    for (const { node } of retain(heap, isWanted)) releaseNode(state.buffer, node);
  }
}
