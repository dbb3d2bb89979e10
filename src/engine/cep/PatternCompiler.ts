/**
 * Makes the states of a pattern, from its last stage to its first: each stage is given the state
 * behind it (its sink). The order of states and transitions is Flink's, for it decides the order of
 * results. Flink's NFACompiler.NFAFactoryCompiler, without group patterns.
 */
import { ANY_EVENT, and, type Condition, not } from './conditions.ts';
import { ProgramState, type StateType } from './NfaProgram.ts';
import type { Pattern } from './Pattern.ts';
import type { Times } from './Quantifier.ts';
import { ignoreBefore, ignoreInLoop, takeInLoop, yieldToGreedyLoop } from './stageConditions.ts';

type Stage = Pattern<unknown>;
type AnyCondition = Condition<unknown>;

/** No stage of a pattern may have this name. */
export const END_STATE = '$endState$';

/** The pieces of a state of one event. */
interface SingletonParts {
  /** Behind the event. */
  readonly sink: ProgramState;
  /** Where the match goes on without an event; null: it needs one. */
  readonly proceedTo: ProgramState | null;
  readonly take: AnyCondition;
  readonly ignore: AnyCondition | null;
}

/** Compiles one pattern; used once. */
export class PatternCompiler {
  readonly states: ProgramState[] = [];
  private readonly stopStates = new Map<string, ProgramState>();
  /** States behind a greedy loop with until(), as they were before they had to yield to it. */
  private readonly originals = new Map<ProgramState, ProgramState>();
  private current: Stage;
  private following: Stage | null = null;
  private smallestWindowMs: number | null;

  constructor(pattern: Stage) {
    this.current = pattern;
    this.smallestWindowMs = pattern.getWindowSize();
  }

  /** ms; 0: no limit. */
  get windowMs(): number {
    return this.smallestWindowMs ?? 0;
  }

  /** Makes all states; gives the first. */
  compile(): ProgramState {
    let sink = this.createState('FINAL', END_STATE);
    for (let stage = this.current.getPrevious(); stage !== null; stage = stage.getPrevious()) {
      sink = this.createMiddleState(sink);
      this.following = this.current;
      this.current = stage;
      this.takeWindow(stage.getWindowSize());
    }
    const start = this.convertStage(sink);
    start.makeStart();
    return start;
  }

  private takeWindow(windowMs: number | null): void {
    if (windowMs === null) return;
    this.smallestWindowMs = Math.min(windowMs, this.smallestWindowMs ?? Infinity);
  }

  private createMiddleState(sink: ProgramState): ProgramState {
    switch (this.current.getQuantifier().consumingStrategy) {
      case 'NOT_FOLLOW':
        return this.createNotFollow(sink);
      case 'NOT_NEXT':
        return this.createNotNext(sink);
      default:
        return this.convertStage(sink);
    }
  }

  /** In the middle it lives in the stop states of its neighbours; at the end it waits. */
  private createNotFollow(sink: ProgramState): ProgramState {
    const hasWindow =
      this.current.getWindowSize('PREVIOUS_AND_CURRENT') !== null || this.windowMs > 0;
    if (sink.type !== 'FINAL' || !hasWindow) return sink;
    const unwanted = this.current.getCondition();
    const notFollow = this.createTakingState('PENDING');
    notFollow.add('PROCEED', this.stopStateOf(this.current), unwanted);
    notFollow.add('IGNORE', notFollow, not(unwanted));
    return notFollow;
  }

  private createNotNext(sink: ProgramState): ProgramState {
    const unwanted = this.current.getCondition();
    const notNext = this.createTakingState('NORMAL');
    const stop = this.stopStateOf(this.current);
    // At the end the match is done with the event that is not taken, not before it.
    notNext.add(sink.type === 'FINAL' ? 'IGNORE' : 'PROCEED', sink, not(unwanted));
    notNext.add('PROCEED', stop, unwanted);
    return notNext;
  }

  private convertStage(sink: ProgramState): ProgramState {
    const quantifier = this.current.getQuantifier();
    let state: ProgramState;
    if (quantifier.hasProperty('LOOPING')) {
      const looping = this.createLooping(this.copyWithoutTransitiveNots(sink));
      state = this.createTimes(looping, sink, this.timesOfStage());
    } else if (quantifier.hasProperty('TIMES')) {
      state = this.createTimes(sink, sink, this.timesOfStage());
    } else {
      state = this.createSingleton({
        sink,
        proceedTo: quantifier.hasProperty('OPTIONAL') ? sink : null,
        take: this.current.getCondition(),
        ignore: ignoreBefore(this.current),
      });
    }
    this.addStopStates(state);
    return state;
  }

  private timesOfStage(): Times {
    const times = this.current.getTimes();
    if (times === null) throw new Error(`${this.current.getName()} repeats without times`);
    return times;
  }

  /** A chain of `to` states, of which the ones from `from` on may be the last. */
  private createTimes(sink: ProgramState, proceedTo: ProgramState, times: Times): ProgramState {
    const take = takeInLoop(this.current);
    const inner = ignoreInLoop(this.current);
    const quantifier = this.current.getQuantifier();
    if (quantifier.hasProperty('GREEDY') && times.from !== times.to) yieldToGreedyLoop(sink, take);
    let last = sink;
    for (let i = times.from; i < times.to; i++) {
      last = this.createSingleton({ sink: last, proceedTo, take, ignore: inner });
      this.addStopStateOfFollowing(last);
    }
    for (let i = 0; i < times.from - 1; i++) {
      last = this.createSingleton({ sink: last, proceedTo: null, take, ignore: inner });
      this.addStopStateOfFollowing(last);
    }
    return this.createSingleton({
      sink: last,
      proceedTo: quantifier.hasProperty('OPTIONAL') ? proceedTo : null,
      take,
      ignore: ignoreBefore(this.current),
    });
  }

  /** Takes once. Who passes events by must not proceed again: a second state does the waiting. */
  private createSingleton(parts: SingletonParts): ProgramState {
    const { proceedTo, take, ignore } = parts;
    const state = this.createTakingState('NORMAL');
    const sink = this.copyWithoutTransitiveNots(parts.sink);
    state.add('TAKE', sink, take);
    if (proceedTo !== null) this.addProceed(state, proceedTo);
    if (ignore === null) return state;
    if (proceedTo === null) {
      state.add('IGNORE', state, ignore);
      return state;
    }
    const waiting = this.createState('NORMAL', this.current.getName());
    waiting.add('TAKE', sink, take);
    waiting.add('IGNORE', waiting, ignore);
    this.addStopStates(waiting);
    state.add('IGNORE', waiting, ignore);
    return state;
  }

  private addProceed(state: ProgramState, target: ProgramState): void {
    const until = this.current.getUntilCondition();
    if (!this.current.getQuantifier().hasProperty('GREEDY') || until === null) {
      state.add('PROCEED', target, ANY_EVENT);
      return;
    }
    state.add('PROCEED', this.originals.get(target) ?? target, and(ANY_EVENT, until));
    state.add('PROCEED', target, and(ANY_EVENT, not(until)));
  }

  /** Takes as often as it likes, and proceeds at any time. */
  private createLooping(sink: ProgramState): ProgramState {
    const take = takeInLoop(this.current);
    const ignore = ignoreInLoop(this.current);
    const looping = this.createTakingState('NORMAL');
    if (this.current.getQuantifier().hasProperty('GREEDY')) {
      if (this.current.getUntilCondition() !== null) this.keepOriginal(sink);
      this.addProceed(looping, sink);
      yieldToGreedyLoop(sink, this.current.getCondition());
    } else {
      looping.add('PROCEED', sink, ANY_EVENT);
    }
    looping.add('TAKE', looping, take);
    this.addStopStateOfFollowing(looping);
    if (ignore === null) return looping;
    const waiting = this.createState('NORMAL', this.current.getName());
    waiting.add('TAKE', looping, take);
    waiting.add('IGNORE', waiting, ignore);
    looping.add('IGNORE', waiting, ignore);
    this.addStopStateOfFollowing(waiting);
    return looping;
  }

  private keepOriginal(state: ProgramState): void {
    const copy = this.createState(state.type, state.stage);
    for (const { action, target, condition } of state.transitions) {
      copy.add(action, target === state ? copy : target, condition);
    }
    this.originals.set(state, copy);
  }

  /**
   * What is behind an optional stage that has taken its event: the notFollowedBy before the stage
   * counts no longer. `a notFollowedBy(b) c? d` matches a c b d, but not a b d.
   */
  private copyWithoutTransitiveNots(state: ProgramState): ProgramState {
    const nots = this.notsBefore();
    const isOptional = this.current.getQuantifier().hasProperty('OPTIONAL');
    if (nots.length === 0 || !isOptional) return state;
    const copy = this.createState(state.type, state.stage);
    for (const { action, target, condition } of state.transitions) {
      if (action !== 'PROCEED') copy.add(action, target === state ? copy : target, condition);
      else if (target.type !== 'STOP') {
        copy.add(action, this.copyWithoutTransitiveNots(target), condition);
      } else if (!nots.some((stage) => stage.getName() === target.stage)) {
        copy.add(action, target, condition);
      }
    }
    return copy;
  }

  /** The notFollowedBy right before this stage, or with only optional stages between. */
  private notsBefore(): Stage[] {
    const nots: Stage[] = [];
    for (let stage = this.current.getPrevious(); stage !== null; stage = stage.getPrevious()) {
      const quantifier = stage.getQuantifier();
      const isNot = quantifier.consumingStrategy === 'NOT_FOLLOW';
      if (!isNot && !quantifier.hasProperty('OPTIONAL')) break;
      if (isNot) nots.push(stage);
    }
    return nots;
  }

  private addStopStates(state: ProgramState): void {
    for (const stage of this.notsBefore()) {
      state.add('PROCEED', this.stopStateOf(stage), stage.getCondition());
    }
  }

  /** A notFollowedBy behind a loop counts inside the loop too. */
  private addStopStateOfFollowing(state: ProgramState): void {
    const stage = this.following;
    if (stage?.getQuantifier().consumingStrategy !== 'NOT_FOLLOW') return;
    state.add('PROCEED', this.stopStateOf(stage), stage.getCondition());
  }

  private stopStateOf(stage: Stage): ProgramState {
    const known = this.stopStates.get(stage.getName());
    if (known !== undefined) return known;
    const stop = this.createState('STOP', stage.getName());
    stop.add('TAKE', stop, stage.getCondition());
    this.stopStates.set(stage.getName(), stop);
    return stop;
  }

  /** A state in which the stage's limit on the time since the previous event counts. */
  private createTakingState(type: StateType): ProgramState {
    const hasTimes = this.current.getTimes() !== null;
    const windowMs = hasTimes ? 0 : (this.current.getWindowSize('PREVIOUS_AND_CURRENT') ?? 0);
    return this.createState(type, this.current.getName(), windowMs);
  }

  private createState(type: StateType, stage: string, windowMs = 0): ProgramState {
    const state = new ProgramState(this.states.length, stage, type, windowMs);
    this.states.push(state);
    return state;
  }
}
