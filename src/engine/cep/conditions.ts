/**
 * Conditions on events, which may look at what the match has taken so far, and how they combine.
 * Plain functions: a compiled pattern is made of nothing else. Flink's IterativeCondition and
 * RichAndCondition, RichOrCondition, RichNotCondition.
 */

/** What a condition may look at besides the event. */
export interface ConditionContext<T> {
  /** The events that a stage has taken, in order; empty where it has taken none. */
  getEventsForPattern(name: string): Iterable<T>;
  /** The event's time as programs see it: ms. */
  timestamp(): number;
  currentProcessingTime(): number;
}

/** True for events that fit. */
export type Condition<T> = (event: T, ctx: ConditionContext<T>) => boolean;

/** A condition as an object, as in Java. */
export interface IterativeCondition<T> {
  filter(event: T, ctx: ConditionContext<T>): boolean;
}

/** The condition of a stage without one. */
export const ANY_EVENT: Condition<unknown> = () => true;

/** Asks the second only where the first holds. */
export function and<T>(first: Condition<T>, second: Condition<T>): Condition<T> {
  return (event, ctx) => first(event, ctx) && second(event, ctx);
}

/** Asks the second only where the first does not hold. */
export function or<T>(first: Condition<T>, second: Condition<T>): Condition<T> {
  return (event, ctx) => first(event, ctx) || second(event, ctx);
}

/** The opposite. */
export function not<T>(condition: Condition<T>): Condition<T> {
  return (event, ctx) => !condition(event, ctx);
}

/** The user's condition as a function; throws Flink's sentence where there is none. */
export function conditionOf<T>(
  condition: Condition<T> | IterativeCondition<T>,
  sentence: string,
): Condition<T> {
  if (typeof condition === 'function') return condition;
  if (typeof condition?.filter === 'function') {
    return (event, ctx) => condition.filter(event, ctx);
  }
  throw new Error(`${sentence} Give a function (event, ctx) => boolean.`);
}
