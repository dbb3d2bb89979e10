/**
 * What the API gives to a window operator: everything of a windowed stream in one object.
 * `keySelector` null is windowAll: one constant key, and a window function without the key.
 * Flink's WindowOperatorBuilder.
 */
import type { Evictor } from '../../window/Evictor.ts';
import type { Trigger } from '../../window/Trigger.ts';
import type { Window } from '../../window/Window.ts';
import type { WindowAssigner } from '../../window/WindowAssigner.ts';

/** An aggregate by structure; the contract's AggregateFunction is one. */
export interface WindowAggregate {
  createAccumulator(): unknown;
  add(value: unknown, accumulator: unknown): unknown;
  getResult(accumulator: unknown): unknown;
  merge(a: unknown, b: unknown): unknown;
}

/** Reduces as a function, or as an object with the contract's ReduceFunction. */
export type WindowReduce =
  | ((a: unknown, b: unknown) => unknown)
  | { reduce(a: unknown, b: unknown): unknown };

/** What a window keeps: one value, one accumulator, or every record in order of arrival. */
export type WindowContents =
  | { readonly kind: 'reduce'; readonly fn: WindowReduce }
  | { readonly kind: 'aggregate'; readonly fn: WindowAggregate }
  | { readonly kind: 'list' };

/**
 * A window function in any of the contract's four forms: plain or class, with the key (keyed) or
 * without (windowAll). Classes may have `open`, `close`, `clear` and the methods of RichFunction.
 */
// any: the user's own types meet here
export type AnyWindowFunction = ((...args: any[]) => void) | { process(...args: any[]): void };

/** All there is to say about one windowed operation. */
export interface WindowOperatorOptions {
  readonly assigner: WindowAssigner<any>; // any: assigners are invariant in their window
  /** The assigner's default where it is left out. */
  readonly trigger?: Trigger<any, any>; // any: the user's own types
  /** With an evictor every record is kept, and `contents` is applied when the window fires. */
  readonly evictor?: Evictor<any, any>; // any: the user's own types
  /** Null for windowAll. */
  readonly keySelector: ((value: any) => unknown) | null; // any: the user's own types
  readonly contents: WindowContents;
  /** Left out: the contents are the result (reduce, aggregate). With 'list' it must be there. */
  readonly windowFunction?: AnyWindowFunction;
  readonly allowedLatenessMs?: number;
  /** OutputTag id of late records. */
  readonly lateTagId?: string;
}

/** For type inference of windows in the API. */
export type WindowOf<A> = A extends WindowAssigner<infer W extends Window> ? W : never;
