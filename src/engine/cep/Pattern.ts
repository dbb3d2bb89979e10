/**
 * A pattern as the program says it: a chain of named stages, each with a condition, a quantifier
 * and how it follows the one before. A stage's methods change it and give it back; next() and its
 * siblings give a new stage behind it. Flink's Pattern.
 */
import { AfterMatchSkipStrategy } from './AfterMatchSkipStrategy.ts';
import {
  ANY_EVENT,
  and,
  type Condition,
  conditionOf,
  type IterativeCondition,
  or,
} from './conditions.ts';
import { checkPattern } from './MalformedPatternException.ts';
import { type ConsumingStrategy, Quantifier, type Times, timesOf } from './Quantifier.ts';

/** Between which events a time limit counts. */
export type WithinType = 'FIRST_AND_LAST' | 'PREVIOUS_AND_CURRENT';

type AnyCondition<T> = Condition<T> | IterativeCondition<T>;

const NULL_CONDITION = 'The condition cannot be null.';

/** The last stage of a chain, and through `getPrevious` all of it. */
export class Pattern<T> {
  private readonly name: string;
  private readonly previous: Pattern<T> | null;
  private readonly skip: AfterMatchSkipStrategy;
  private readonly windowMs = new Map<WithinType, number>();
  private quantifier: Quantifier;
  private timesRange: Times | null = null;
  private condition: Condition<T> | null = null;
  private untilCondition: Condition<T> | null = null;

  private constructor(
    name: string,
    previous: Pattern<T> | null,
    consumingStrategy: ConsumingStrategy,
    skip: AfterMatchSkipStrategy,
  ) {
    if (typeof name !== 'string') {
      throw new Error(`A stage of a pattern needs a name of text, not ${String(name)}.`);
    }
    this.name = name;
    this.previous = previous;
    this.quantifier = new Quantifier('SINGLE', consumingStrategy);
    this.skip = skip;
  }

  /** The first stage. */
  static begin<T>(name: string, skip = AfterMatchSkipStrategy.noSkip()): Pattern<T> {
    if (!(skip instanceof AfterMatchSkipStrategy)) {
      throw new Error('begin() needs one of AfterMatchSkipStrategies, such as skipToNext().');
    }
    return new Pattern<T>(name, null, 'STRICT', skip);
  }

  /** The very next event has to fit. */
  next(name: string): Pattern<T> {
    return this.append(name, 'STRICT');
  }

  /** Skips events that do not fit. */
  followedBy(name: string): Pattern<T> {
    return this.append(name, 'SKIP_TILL_NEXT');
  }

  /** Skips any events, also such that fit. */
  followedByAny(name: string): Pattern<T> {
    return this.append(name, 'SKIP_TILL_ANY');
  }

  /** The very next event must not fit. */
  notNext(name: string): Pattern<T> {
    this.checkNoOptionalPathToNot();
    return this.append(name, 'NOT_NEXT');
  }

  /** No event fits until the stage behind this one has its event. */
  notFollowedBy(name: string): Pattern<T> {
    this.checkNoOptionalPathToNot();
    return this.append(name, 'NOT_FOLLOW');
  }

  /** Narrows the stage: all that was said before, and this. */
  where(condition: AnyCondition<T>): this {
    const added = conditionOf(condition, NULL_CONDITION);
    this.condition = this.condition === null ? added : and(this.condition, added);
    return this;
  }

  /** Widens the stage: all that was said before, or this. */
  or(condition: AnyCondition<T>): this {
    const added = conditionOf(condition, NULL_CONDITION);
    this.condition = this.condition === null ? added : or(this.condition, added);
    return this;
  }

  /** Ends a loop at the event that fits, which the loop does not take. */
  until(condition: AnyCondition<T>): this {
    const added = conditionOf(condition, NULL_CONDITION);
    checkPattern(this.untilCondition === null, 'Only one until condition can be applied.');
    checkPattern(
      this.quantifier.hasProperty('LOOPING'),
      'The until condition is only applicable to looping states. ' +
        'Put oneOrMore() or timesOrMore() before until().',
    );
    this.untilCondition = added;
    return this;
  }

  /** ms; the smallest limit of all stages counts for the whole. Null: no limit. */
  within(timeMs: number | null, type: WithinType = 'FIRST_AND_LAST'): this {
    if (timeMs === null || timeMs === undefined) return this;
    if (typeof timeMs !== 'number' || !Number.isFinite(timeMs)) {
      throw new Error(`within() needs a time in milliseconds, not ${String(timeMs)}.`);
    }
    this.windowMs.set(type, timeMs);
    return this;
  }

  optional(): this {
    checkPattern(
      this.previous === null || !this.previous.quantifier.hasProperty('GREEDY'),
      'Optional pattern cannot be preceded by greedy pattern',
    );
    this.quantifier.optional();
    return this;
  }

  oneOrMore(): this {
    return this.repeat('LOOPING', () => timesOf(1, 1));
  }

  timesOrMore(times: number): this {
    return this.repeat('LOOPING', () => timesOf(times, times));
  }

  /** Exactly `from` times, or from … to … times; from 0 on: optional. */
  times(from: number, to?: number): this {
    if (to === undefined && !(from > 0)) {
      this.checkNoQuantifier();
      throw new Error(`You should give a positive number greater than 0. It was ${from}.`);
    }
    this.repeat('TIMES', () => timesOf(from === 0 ? 1 : from, to ?? from));
    if (from === 0) this.quantifier.optional();
    return this;
  }

  greedy(): this {
    this.checkNoNot();
    this.quantifier.greedy();
    return this;
  }

  allowCombinations(): this {
    this.quantifier.combinations();
    return this;
  }

  consecutive(): this {
    this.quantifier.consecutive();
    return this;
  }

  getName(): string {
    return this.name;
  }

  getPrevious(): Pattern<T> | null {
    return this.previous;
  }

  getQuantifier(): Quantifier {
    return this.quantifier;
  }

  /** Null where the stage is neither a loop nor counted. */
  getTimes(): Times | null {
    return this.timesRange;
  }

  getCondition(): Condition<T> {
    return this.condition ?? ANY_EVENT;
  }

  getUntilCondition(): Condition<T> | null {
    return this.untilCondition;
  }

  /** ms; null: none was given to this stage. */
  getWindowSize(type: WithinType = 'FIRST_AND_LAST'): number | null {
    return this.windowMs.get(type) ?? null;
  }

  getAfterMatchSkipStrategy(): AfterMatchSkipStrategy {
    return this.skip;
  }

  private append(name: string, consumingStrategy: ConsumingStrategy): Pattern<T> {
    return new Pattern<T>(name, this, consumingStrategy, this.skip);
  }

  private repeat(kind: 'LOOPING' | 'TIMES', times: () => Times): this {
    this.checkNoQuantifier();
    this.timesRange = times();
    this.quantifier = new Quantifier(kind, this.quantifier.consumingStrategy);
    return this;
  }

  private checkNoQuantifier(): void {
    this.checkNoNot();
    checkPattern(
      this.quantifier.hasProperty('SINGLE'),
      `Already applied quantifier to this Pattern. Current quantifier is: ${this.quantifier}`,
    );
  }

  private checkNoNot(): void {
    checkPattern(!this.quantifier.isNot(), 'Option not applicable to NOT pattern');
  }

  private checkNoOptionalPathToNot(): void {
    if (!this.quantifier.hasProperty('OPTIONAL')) return;
    throw new Error(
      'Specifying a pattern with an optional path to NOT condition is not supported yet. ' +
        'You can simulate such pattern with two independent patterns, one with and the other ' +
        'without the optional part.',
    );
  }
}
