/**
 * A compiled pattern: states and the transitions between them. TAKE puts the event into the match,
 * IGNORE passes it by, PROCEED looks on from another state with the same event. Immutable once
 * compiled, and shared by all keys. Flink's State, StateTransition and NFAFactory.
 */
import type { AfterMatchSkipStrategy } from './AfterMatchSkipStrategy.ts';
import type { Condition } from './conditions.ts';

/** What a transition does with the event. */
export type TransitionAction = 'TAKE' | 'IGNORE' | 'PROCEED';

/** START is entered by every event; PENDING matches when its time is over; STOP ends a match. */
export type StateType = 'START' | 'NORMAL' | 'PENDING' | 'STOP' | 'FINAL';

/** One way out of a state. */
export interface Transition {
  readonly action: TransitionAction;
  readonly source: ProgramState;
  readonly target: ProgramState;
  condition: Condition<unknown>;
}

/** One state; the order of its transitions decides the order of results. */
export class ProgramState {
  readonly index: number;
  /** The stage of the pattern that it belongs to. */
  readonly stage: string;
  readonly transitions: Transition[] = [];
  /** ms: how long a match may stay here after its last event; 0: as long as it likes. */
  readonly windowMs: number;
  private kind: StateType;

  constructor(index: number, stage: string, type: StateType, windowMs: number) {
    this.index = index;
    this.stage = stage;
    this.kind = type;
    this.windowMs = windowMs;
  }

  get type(): StateType {
    return this.kind;
  }

  makeStart(): void {
    this.kind = 'START';
  }

  add(action: TransitionAction, target: ProgramState, condition: Condition<unknown>): void {
    this.transitions.push({ action, source: this, target, condition });
  }
}

/** What an Nfa runs. */
export interface NfaProgram {
  readonly states: readonly ProgramState[];
  readonly start: ProgramState;
  /** ms from the first event on; 0: no limit. */
  readonly windowMs: number;
  readonly skip: AfterMatchSkipStrategy;
}
