/**
 * Drops records of a window before or after its function sees them; what it drops is gone from the
 * window for good. An operator with an evictor keeps every record.
 * Flink's Evictor and TimestampedValue.
 */
import type { Window } from './Window.ts';

/** A record as a window with an evictor keeps it; `timestamp` NO_TIMESTAMP where it has none. */
export interface TimestampedValue {
  readonly value: unknown;
  readonly timestamp: number;
}

/** The public class of all evictors; programs only make them, by `of`. */
export abstract class Evictor<T = unknown, W extends Window = Window> {
  /** For inference only; never set. */
  declare readonly element?: T;
  /** For inference only; never set. */
  declare readonly window?: W;

  readonly isAfter: boolean;

  constructor(isAfter: boolean) {
    this.isAfter = isAfter;
  }

  /** The records that stay, in order; gives `elements` itself where all stay. */
  abstract evict(elements: readonly TimestampedValue[]): readonly TimestampedValue[];

  /** Flink's text of the evictor, as it stands in operator names. */
  abstract describe(): string;
}
