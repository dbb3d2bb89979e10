/**
 * Finds a pattern in each key's events. In event time events wait for the watermark and are taken
 * in the order of their times, equal ones in the order of arrival; in processing time at once.
 * Between two times the matches whose time is over end. State and timers are by key; a key that
 * holds nothing has no state. Flink's CepOperator.
 */

import type { RuntimeContext } from '../operators/functions/RuntimeContext.ts';
import { StatelessRuntimeContext } from '../operators/functions/StatelessRuntimeContext.ts';
import {
  type AnyKeySelector,
  UserFunctionOperator,
} from '../operators/functions/UserFunctionOperator.ts';
import type { PatternProcessFunction } from '../operators/process/processFunctions.ts';
import { copyValue } from '../state/copyValue.ts';
import { AggregatingStateDescriptor } from '../state/descriptors.ts';
import type { InternalAggregatingState } from '../state/StateBackend.ts';
import { VOID_NAMESPACE } from '../time/KeyContext.ts';
import type { InternalTimerService, Triggerable } from '../time/TimerService.ts';
import { compilePattern } from './compilePattern.ts';
import { MatchOutput } from './MatchOutput.ts';
import { Nfa } from './Nfa.ts';
import type { NfaProgram } from './NfaProgram.ts';
import { isInitial, type NfaState } from './NfaState.ts';
import type { Pattern } from './Pattern.ts';
import { PatternSelectAdapter } from './patternFunctions.ts';
import type { Match } from './SharedBuffer.ts';

/** Everything that was said about a pattern on a stream. */
export interface CepOperatorOptions {
  // any: the user's own event type
  readonly pattern: Pattern<any>;
  /** A constant where the stream has no key. */
  readonly keySelector: NonNullable<AnyKeySelector>;
  readonly isProcessingTime: boolean;
  // any: the user's own types
  readonly function: PatternProcessFunction<any, any>;
  /** The side output of late events; without it they are counted. */
  readonly lateTagId?: string;
}

const NO_STATE =
  'State is not supported. The function of a pattern keeps none: ' +
  'put a KeyedProcessFunction behind the pattern.';

/** An event that waits for the watermark. */
interface PendingEvent {
  readonly timestamp: number;
  readonly value: unknown;
}

/** All that is kept of one key; it is changed in place, as accumulators may be. */
interface KeyState {
  /** In the order of arrival behind the part that was sorted last. */
  readonly pending: PendingEvent[];
  readonly nfa: NfaState;
}

type State = InternalAggregatingState<PendingEvent, KeyState>;

/** A pattern on one input. */
export class CepOperator
  extends UserFunctionOperator<PatternProcessFunction<unknown, unknown>>
  implements Triggerable
{
  private readonly isProcessingTime: boolean;
  private readonly lateTagId: string | undefined;
  private readonly program: NfaProgram;
  private nfa!: Nfa;
  private timers!: InternalTimerService;
  private state!: State;
  private matchOutput!: MatchOutput;

  constructor(options: CepOperatorOptions) {
    super(options.function, options.keySelector);
    this.isProcessingTime = options.isProcessingTime;
    this.lateTagId = options.lateTagId;
    this.program = compilePattern(options.pattern);
  }

  override open(): void {
    this.timers = this.context.timerService('watermark-callbacks', this);
    const nowMs = () => this.timers.currentProcessingTimeMs();
    const handlesTimeout = typeof this.fn.processTimedOutMatch === 'function';
    this.nfa = new Nfa(this.program, { handlesTimeout, nowMs });
    this.state = this.context.keyedState().getState(keyStateDescriptor(this.nfa));
    this.matchOutput = new MatchOutput(this.output, this.isProcessingTime, nowMs);
    const isSelect = this.fn instanceof PatternSelectAdapter;
    if (isSelect) this.matchOutput.onNothing = () => this.gaveNothing('select');
    super.open();
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    if (this.isProcessingTime) {
      const now = this.timers.currentProcessingTimeMs();
      this.state.add({ timestamp: now, value: copyValue(value) });
      this.catchUp(now);
    } else if (timestamp > this.timers.currentWatermark()) {
      this.state.add({ timestamp, value: copyValue(value) });
      this.registerTimer(timestamp);
    } else if (this.lateTagId !== undefined) {
      this.output.collectSide(this.lateTagId, value, timestamp);
    } else {
      this.context.counters.lateRecordsDropped++;
    }
  }

  onEventTime(): void {
    this.catchUp(this.timers.currentWatermark());
  }

  onProcessingTime(): void {
    this.catchUp(this.timers.currentProcessingTimeMs());
  }

  protected override runtimeContext(): RuntimeContext {
    return new StatelessRuntimeContext(this.context, true, NO_STATE);
  }

  /** Takes the current key's events up to `now`, and lets its time pass until then. */
  private catchUp(now: number): void {
    const state = this.state.get();
    if (state === null) return;
    const { pending, nfa } = state;
    pending.sort((a, b) => a.timestamp - b.timestamp);
    let taken = 0;
    let time = Number.NaN;
    for (const { timestamp, value } of pending) {
      if (timestamp > now) break;
      if (timestamp !== time) this.advanceTime(nfa, timestamp);
      time = timestamp;
      this.processEvent(nfa, value, timestamp);
      taken++;
    }
    pending.splice(0, taken);
    this.advanceTime(nfa, now);
    nfa.hasBegun = false;
    if (pending.length === 0 && isInitial(nfa)) this.state.clear();
  }

  private processEvent(state: NfaState, value: unknown, timestamp: number): void {
    const matches = this.nfa.process(state, value, timestamp);
    // As in Flink, once a match has begun every later event of the same go sets a timer too.
    if (this.nfa.windowMs > 0 && state.hasBegun) this.registerTimer(timestamp + this.nfa.windowMs);
    this.emit(matches, timestamp);
  }

  private advanceTime(state: NfaState, timestamp: number): void {
    const { matches, timedOut } = this.nfa.advanceTime(state, timestamp);
    this.emit(matches, timestamp);
    for (const { match, timestamp: endOfTime } of timedOut) {
      this.matchOutput.setTime(endOfTime);
      this.fn.processTimedOutMatch?.(match, this.matchOutput);
    }
  }

  private emit(matches: readonly Match[], timestamp: number): void {
    this.matchOutput.setTime(timestamp);
    for (const match of matches) {
      const returned: unknown = this.fn.processMatch(match, this.matchOutput, this.matchOutput);
      if (returned !== undefined) this.gaveBack(returned, 'processMatch');
    }
  }

  /** In processing time one ms later: then all events of that ms are there. */
  private registerTimer(time: number): void {
    if (this.isProcessingTime) {
      this.timers.registerTimer('PROCESSING_TIME', VOID_NAMESPACE, time + 1);
    } else this.timers.registerTimer('EVENT_TIME', VOID_NAMESPACE, time);
  }
}

function keyStateDescriptor(
  nfa: Nfa,
): AggregatingStateDescriptor<PendingEvent, KeyState, KeyState> {
  return new AggregatingStateDescriptor<PendingEvent, KeyState, KeyState>('cep', {
    createAccumulator: () => ({ pending: [], nfa: nfa.createInitialState() }),
    add: (event, state) => {
      state.pending.push(event);
      return state;
    },
    getResult: (state) => state,
    merge: () => {
      throw new Error('Patterns of two keys cannot be merged');
    },
  });
}
