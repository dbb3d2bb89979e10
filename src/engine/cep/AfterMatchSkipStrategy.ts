/**
 * Which of the matches that overlap a found one are dropped: those that start before (or at) a
 * certain event of it. Any strategy but noSkip also holds matches back until the ones begun
 * earlier are done. Flink's AfterMatchSkipStrategy and its subclasses.
 */
import type { PathStep } from './SharedBuffer.ts';

/** Names of the strategies. */
export type SkipKind =
  | 'NO_SKIP'
  | 'SKIP_TO_NEXT'
  | 'SKIP_PAST_LAST_EVENT'
  | 'SKIP_TO_FIRST'
  | 'SKIP_TO_LAST';

/** Matches that start before `event` go; those that start with it too where `isInclusive`. */
export interface Pruning {
  readonly event: number;
  readonly isInclusive: boolean;
}

/** One strategy; immutable. */
export class AfterMatchSkipStrategy {
  readonly kind: SkipKind;
  /** The stage that is skipped to. */
  readonly patternName: string | null;
  readonly throwsOnMiss: boolean;

  constructor(kind: SkipKind, patternName: string | null = null, throwsOnMiss = false) {
    this.kind = kind;
    this.patternName = patternName;
    this.throwsOnMiss = throwsOnMiss;
  }

  /** Emits every match. */
  static noSkip(): AfterMatchSkipStrategy {
    return new AfterMatchSkipStrategy('NO_SKIP');
  }

  /** Drops the matches that start with the same event. */
  static skipToNext(): AfterMatchSkipStrategy {
    return new AfterMatchSkipStrategy('SKIP_TO_NEXT');
  }

  /** Drops the matches that start anywhere in the found one. */
  static skipPastLastEvent(): AfterMatchSkipStrategy {
    return new AfterMatchSkipStrategy('SKIP_PAST_LAST_EVENT');
  }

  /** Drops the matches that start before the stage's first event. */
  static skipToFirst(patternName: string): AfterMatchSkipStrategy {
    return skipTo('SKIP_TO_FIRST', patternName);
  }

  /** Drops the matches that start before the stage's last event. */
  static skipToLast(patternName: string): AfterMatchSkipStrategy {
    return skipTo('SKIP_TO_LAST', patternName);
  }

  /** The same, but a match without an event of the stage is an error. */
  throwExceptionOnMiss(): AfterMatchSkipStrategy {
    return new AfterMatchSkipStrategy(this.kind, this.patternName, true);
  }

  isSkipStrategy(): boolean {
    return this.kind !== 'NO_SKIP';
  }

  /** What a found match prunes; null: nothing. Throws where it was asked to. */
  pruningOf(path: readonly PathStep[]): Pruning | null {
    switch (this.kind) {
      case 'NO_SKIP':
        return null;
      case 'SKIP_TO_NEXT':
        return { event: eventAt(path, 0), isInclusive: true };
      case 'SKIP_PAST_LAST_EVENT':
        return { event: eventAt(path, path.length - 1), isInclusive: true };
      case 'SKIP_TO_FIRST':
      case 'SKIP_TO_LAST':
        return this.pruningToStage(path);
    }
  }

  private pruningToStage(path: readonly PathStep[]): Pruning | null {
    const steps = path.filter(({ stage }) => stage === this.patternName);
    if (steps.length === 0) {
      if (!this.throwsOnMiss) return null;
      throw new Error(
        `Could not skip to ${this.patternName}. No such element in the found match ` +
          `of ${path.map(({ stage }) => stage).join(', ')}.`,
      );
    }
    const event = eventAt(steps, this.kind === 'SKIP_TO_FIRST' ? 0 : steps.length - 1);
    if (this.throwsOnMiss && event === eventAt(path, 0)) {
      throw new Error(
        'Could not skip to first element of a match. ' +
          `The match begins with ${this.patternName}: it would be found again and again.`,
      );
    }
    return { event, isInclusive: false };
  }
}

function skipTo(kind: SkipKind, patternName: string): AfterMatchSkipStrategy {
  if (typeof patternName !== 'string') {
    throw new Error(`A skip strategy needs the name of a stage, not ${String(patternName)}.`);
  }
  return new AfterMatchSkipStrategy(kind, patternName);
}

function eventAt(path: readonly PathStep[], index: number): number {
  const step = path[index];
  if (step === undefined) throw new Error('Cannot prune based on empty match');
  return step.event;
}
