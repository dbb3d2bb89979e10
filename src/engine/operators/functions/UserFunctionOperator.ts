/**
 * An operator around one user function, keyed or not: opens and closes it, gives it a runtime
 * context, and sets the key before each record where a selector is there.
 * Flink's AbstractUdfStreamOperator.
 */
import type { KeyedStateBackend } from '../../state/StateBackend.ts';
import { StreamOperator } from '../StreamOperator.ts';
import { FunctionState, isCheckpointedFunction } from './CheckpointedFunction.ts';
import { closeFunction, openFunction } from './RichFunction.ts';
import { type RuntimeContext, StreamingRuntimeContext } from './RuntimeContext.ts';
import { UntakenReturns } from './UntakenReturns.ts';

/** The key of a record; null on unkeyed streams. */
// any: the user's own record type
export type AnyKeySelector = ((value: any) => unknown) | null;

/** The base of operators with one user function. */
export abstract class UserFunctionOperator<F> extends StreamOperator {
  protected readonly fn: F;
  protected readonly keySelector: AnyKeySelector;
  protected keyed: KeyedStateBackend | null = null;
  /** State without a key: the function's own, and the operator's. */
  protected readonly functionState: FunctionState;
  private isOpen = false;
  private untaken: UntakenReturns | null = null;

  constructor(fn: F, keySelector: AnyKeySelector = null) {
    super();
    this.fn = fn;
    this.keySelector = keySelector;
    this.functionState = new FunctionState(fn);
  }

  override open(): void {
    // For plain functions too: an unusable key must fail, and an exchange of one channel asks none.
    if (this.keySelector !== null) this.keyed = this.context.keyedState();
    this.isOpen = true;
    const runtimeContext = this.runtimeContext();
    this.functionState.initialize(runtimeContext);
    openFunction(this.fn, runtimeContext);
  }

  override close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    closeFunction(this.fn);
  }

  override snapshotState(checkpointId: number): unknown {
    return this.hasOperatorState() ? this.functionState.snapshot(checkpointId) : null;
  }

  override restoreState(parts: readonly unknown[]): void {
    this.functionState.restore(parts, this.context.subtask);
  }

  /** True where the operator keeps state without a key; the same in all subtasks. */
  protected hasOperatorState(): boolean {
    return isCheckpointedFunction(this.fn);
  }

  protected runtimeContext(): RuntimeContext {
    return new StreamingRuntimeContext(this.context, this.keySelector !== null);
  }

  override finish(): void {
    this.untaken?.end();
  }

  /** The method gave undefined where its result is what goes on. */
  protected gaveNothing(method: string): void {
    this.context.remark('gives-nothing-back', method);
  }

  /** A method that collects gave something back. */
  protected gaveBack(returned: unknown, method: string): void {
    this.untaken ??= new UntakenReturns(this.context, this.output, method);
    this.untaken.note(returned);
  }

  /** To be called before the user function sees the record. */
  protected setKey(value: unknown): void {
    if (this.keyed !== null) this.keyed.setCurrentKey(this.keySelector!(value));
  }
}

/** A method of a function object, bound; a plain function as it is. */
// any: the user's own types
export function callable<A extends any[], R>(
  fn: ((...args: A) => R) | object,
  method: string,
): (...args: A) => R {
  if (typeof fn === 'function') return fn as (...args: A) => R;
  const member = (fn as Record<string, unknown>)[method];
  if (typeof member !== 'function') {
    throw new Error(`A function or an object with a method ${method}() is needed here`);
  }
  return member.bind(fn) as (...args: A) => R;
}
