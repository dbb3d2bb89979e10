/**
 * How often a stage takes events, how it follows the stage before it, and what may lie between the
 * events of a loop. Each change is checked, with Flink's sentence where it cannot be.
 * Flink's Quantifier and Quantifier.Times.
 */
import { checkPattern } from './MalformedPatternException.ts';

/** How a stage's first event follows the event before it; inside loops the first three only. */
export type ConsumingStrategy =
  | 'STRICT'
  | 'SKIP_TILL_NEXT'
  | 'SKIP_TILL_ANY'
  | 'NOT_FOLLOW'
  | 'NOT_NEXT';

/** Properties by Flink's names, in Flink's order. */
export type QuantifierProperty = 'SINGLE' | 'LOOPING' | 'TIMES' | 'OPTIONAL' | 'GREEDY';

const PROPERTIES: readonly QuantifierProperty[] = [
  'SINGLE',
  'LOOPING',
  'TIMES',
  'OPTIONAL',
  'GREEDY',
];

/** How many events a stage takes; a LOOPING stage takes `from` or more. */
export interface Times {
  readonly from: number;
  readonly to: number;
}

/** Checked Times. */
export function timesOf(from: number, to: number): Times {
  if (!Number.isInteger(from) || from <= 0) {
    throw new Error(`The from should be a positive number greater than 0. It was ${from}.`);
  }
  if (!Number.isInteger(to) || to < from) {
    throw new Error(
      `The to should be a number greater than or equal to from: ${from}. It was ${to}.`,
    );
  }
  return { from, to };
}

/** One stage's quantifier. */
export class Quantifier {
  readonly consumingStrategy: ConsumingStrategy;
  private inner: ConsumingStrategy = 'SKIP_TILL_NEXT';
  private readonly properties: Set<QuantifierProperty>;

  constructor(kind: 'SINGLE' | 'LOOPING' | 'TIMES', consumingStrategy: ConsumingStrategy) {
    this.properties = new Set([kind]);
    this.consumingStrategy = consumingStrategy;
  }

  /** What may lie between two events of a loop. */
  get innerConsumingStrategy(): ConsumingStrategy {
    return this.inner;
  }

  hasProperty(property: QuantifierProperty): boolean {
    return this.properties.has(property);
  }

  /** True for notNext and notFollowedBy. */
  isNot(): boolean {
    return this.consumingStrategy === 'NOT_NEXT' || this.consumingStrategy === 'NOT_FOLLOW';
  }

  combinations(): void {
    checkPattern(
      !this.hasProperty('SINGLE'),
      `Combinations not applicable to ${this}! ` +
        'Put oneOrMore() or times() before allowCombinations().',
    );
    checkPattern(
      this.inner !== 'STRICT',
      'You can apply either combinations or consecutive, not both!',
    );
    checkPattern(this.inner !== 'SKIP_TILL_ANY', 'Combinations already applied!');
    this.inner = 'SKIP_TILL_ANY';
  }

  consecutive(): void {
    checkPattern(
      !this.hasProperty('SINGLE'),
      `Consecutive not applicable to ${this}! Put oneOrMore() or times() before consecutive().`,
    );
    checkPattern(
      this.inner !== 'SKIP_TILL_ANY',
      'You can apply either combinations or consecutive, not both!',
    );
    checkPattern(this.inner !== 'STRICT', 'Consecutive already applied!');
    this.inner = 'STRICT';
  }

  optional(): void {
    checkPattern(!this.hasProperty('OPTIONAL'), 'Optional already applied!');
    checkPattern(!this.isNot(), 'NOT pattern cannot be optional');
    this.properties.add('OPTIONAL');
  }

  greedy(): void {
    checkPattern(
      this.inner !== 'SKIP_TILL_ANY',
      'Option not applicable to FollowedByAny pattern. A greedy loop allows no combinations.',
    );
    checkPattern(
      !this.hasProperty('SINGLE'),
      'Option not applicable to singleton quantifier. Put oneOrMore() or times() before greedy().',
    );
    this.properties.add('GREEDY');
  }

  toString(): string {
    const properties = PROPERTIES.filter((property) => this.hasProperty(property)).join(', ');
    return (
      `Quantifier{properties=[${properties}], consumingStrategy=${this.consumingStrategy}, ` +
      `innerConsumingStrategy=${this.inner}}`
    );
  }
}
