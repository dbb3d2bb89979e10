/**
 * The function object of a window join or coGroup as a window function: opened and closed with the
 * operator, so that it may be a rich one. Flink's CoGroupWindowFunction and JoinCoGroupFunction.
 */
import type { Collector } from '../functions/functionTypes.ts';
import { closeFunction, openFunction } from '../functions/RichFunction.ts';
import type { RuntimeContext } from '../functions/RuntimeContext.ts';
import type { CallWindowFunction } from '../window/windowFunctions.ts';
import { type AnyCoGroup, type AnyJoin, coGroupFunction, joinFunction } from './windowJoin.ts';

/** A join that collects its results. Flink's FlatJoinFunction. */
// any: the user's own types
export type AnyFlatJoin = (first: any, second: any, out: Collector<any>) => unknown;

/** Around a user's object; each subtask has a copy of both. */
export class CoGroupWindowFunction {
  private readonly fn: object;
  private readonly isJoin: boolean;
  private call: CallWindowFunction | null = null;

  constructor(fn: object, isJoin: boolean) {
    this.fn = fn;
    this.isJoin = isJoin;
  }

  open(context: RuntimeContext): void {
    this.call = this.isJoin
      ? windowJoinFunction(this.fn as AnyJoin)
      : coGroupFunction(this.fn as AnyCoGroup);
    openFunction(this.fn, context);
  }

  process(
    key: unknown,
    context: unknown,
    elements: Iterable<unknown>,
    out: Collector<unknown>,
  ): unknown {
    return this.call!(key, context, elements, out);
  }

  close(): void {
    closeFunction(this.fn);
  }
}

/** A join of either form: one that takes three arguments collects, another returns its result. */
export function windowJoinFunction(fn: AnyJoin): CallWindowFunction {
  const join = typeof fn === 'function' ? fn : fn.join;
  if (join.length < 3) return joinFunction(fn);
  const flatJoin = (typeof fn === 'function' ? fn : join.bind(fn)) as AnyFlatJoin;
  return coGroupFunction((first, second, out) => {
    let returned: unknown;
    for (const a of first) for (const b of second) returned = flatJoin(a, b, out) ?? returned;
    return returned;
  });
}
