/**
 * A scope of records under a key, and the namespace of state and timers that belong to it. Equal
 * windows have equal ids; `maxTime` is finite, `maxTimestamp()` is what programs see.
 * Flink's Window.
 */
import type { Namespace } from '../time/KeyContext.ts';

/** What an assigner puts records into. */
export interface Window extends Namespace {
  /** The last time that belongs to the window, in ms; MAX_TIMESTAMP for a window without end. */
  readonly maxTime: number;
  /** The same as programs see it: Infinity for a window without end. */
  maxTimestamp(): number;
}
