/**
 * Functions with a life of their own: `open` before the first record, `close` after the last, and
 * the runtime context between them. The context lies under a symbol, out of the way of user fields.
 * Flink's RichFunction and AbstractRichFunction.
 */
import type { Collector, FilterFunction, FlatMapFunction, MapFunction } from './functionTypes.ts';
import type { RuntimeContext } from './RuntimeContext.ts';

const RUNTIME_CONTEXT = Symbol('runtime context');

/** The base of all function classes. */
export abstract class RichFunction {
  /** Before the first record, in each subtask. */
  open(): void {}

  /** After the last record, and after a failure. */
  close(): void {}

  /** Throws Flink's sentence before the function runs, in its constructor for instance. */
  getRuntimeContext(): RuntimeContext {
    const context = (this as { [RUNTIME_CONTEXT]?: RuntimeContext })[RUNTIME_CONTEXT];
    if (context !== undefined) return context;
    throw new Error(
      'The runtime context has not been initialized. It is there from open() on, ' +
        'not in the constructor.',
    );
  }
}

/** A MapFunction with open and close. */
export abstract class RichMapFunction<T, R> extends RichFunction implements MapFunction<T, R> {
  abstract map(value: T): R;
}

/** A FilterFunction with open and close. */
export abstract class RichFilterFunction<T> extends RichFunction implements FilterFunction<T> {
  abstract filter(value: T): boolean;
}

/** A FlatMapFunction with open and close. */
export abstract class RichFlatMapFunction<T, R>
  extends RichFunction
  implements FlatMapFunction<T, R>
{
  abstract flatMap(value: T, out: Collector<R>): void;
}

/** Hands the runtime context to a function object that can take one. Plain functions: nothing. */
export function setRuntimeContext(fn: unknown, context: RuntimeContext): void {
  if (!(fn instanceof RichFunction)) return;
  Object.defineProperty(fn, RUNTIME_CONTEXT, { value: context, configurable: true });
}

/** Calls `open` where the function has it; it may be an object that is no RichFunction. */
export function openFunction(fn: unknown, context: RuntimeContext): void {
  setRuntimeContext(fn, context);
  if (hasMethod(fn, 'open')) fn.open(context);
}

/** Calls `close` where the function has it. */
export function closeFunction(fn: unknown): void {
  if (hasMethod(fn, 'close')) fn.close();
}

function hasMethod<M extends string>(
  fn: unknown,
  method: M,
): fn is Record<M, (...args: unknown[]) => void> {
  if (typeof fn !== 'object' || fn === null) return false;
  return typeof (fn as Record<string, unknown>)[method] === 'function';
}
