/**
 * Where the matches of one key stand, as plain data: what a snapshot holds. Flink's NFAState and
 * ComputationState.
 */
import { createSharedBuffer, NO_NODE, type SharedBuffer } from './SharedBuffer.ts';

/** The first event of a match that has not begun. */
export const NOT_BEGUN = Infinity;

/** A match under way, or done. Immutable; it holds one lock on its node. */
export interface PartialMatch {
  /** Index of the program's state that it is in. */
  readonly state: number;
  /** The last event taken, in the shared buffer. */
  readonly node: number;
  /** Id of the first event taken, or NOT_BEGUN. */
  readonly startEvent: number;
  /** ms: the times of the first and of the last event taken. */
  readonly startTime: number;
  readonly previousTime: number;
}

/** All matches of one key. */
export interface NfaState {
  /** A heap (matchHeap.ts); always holds the match that has not begun. */
  partialMatches: PartialMatch[];
  /** A heap; done, but held back by earlier ones. */
  readonly completedMatches: PartialMatch[];
  readonly buffer: SharedBuffer;
  /** A match has begun since the caller set this to false. */
  hasBegun: boolean;
}

/** Nothing has happened; `startState` is an index of the program. */
export function createNfaState(startState: number): NfaState {
  const start: PartialMatch = {
    state: startState,
    node: NO_NODE,
    startEvent: NOT_BEGUN,
    startTime: -1,
    previousTime: -1,
  };
  return {
    partialMatches: [start],
    completedMatches: [],
    buffer: createSharedBuffer(),
    hasBegun: false,
  };
}

/** True where forgetting the state changes nothing. */
export function isInitial({ partialMatches, completedMatches }: NfaState): boolean {
  const [only] = partialMatches;
  return (
    completedMatches.length === 0 && partialMatches.length === 1 && only?.startEvent === NOT_BEGUN
  );
}
