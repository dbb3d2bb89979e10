/**
 * The user's window function in one form, whichever of the contract's four it was written in.
 * Flink's InternalWindowFunction and its many adapters.
 */
import type { AnyWindowFunction } from './windowOptions.ts';

/** Where a window function puts its results. */
export interface WindowCollector {
  collect(value: unknown): void;
  /** A join has no result for a pair. */
  gaveNothing?(method: string): void;
}

/** One form for streams with and without a key; `context` is a ProcessWindowContext. */
export type CallWindowFunction = (
  key: unknown,
  context: unknown,
  elements: Iterable<unknown>,
  out: WindowCollector,
) => unknown;

/** A function object as the operator sees it. */
interface FunctionObject {
  process(...args: unknown[]): unknown;
  clear?(context: unknown): void;
}

/** The call that fits the function. */
export function callOf(fn: AnyWindowFunction, isKeyed: boolean): CallWindowFunction {
  if (typeof fn === 'function') {
    if (isKeyed) return (key, context, elements, out) => fn(key, context, elements, out);
    return (_key, context, elements, out) => fn(context, elements, out);
  }
  const object = fn as FunctionObject;
  if (isKeyed) return (key, context, elements, out) => object.process(key, context, elements, out);
  return (_key, context, elements, out) => object.process(context, elements, out);
}

/** The function's `clear`, where it has one. */
export function clearOf(fn: AnyWindowFunction | undefined): ((context: unknown) => void) | null {
  const object = fn as FunctionObject | undefined;
  if (typeof object !== 'object' || typeof object.clear !== 'function') return null;
  return (context) => object.clear?.(context);
}
