/**
 * The running reduction of each key: one result for each record, with the record's timestamp. The
 * first record of a key is the first result. Flink's StreamGroupedReduceOperator.
 */
import { copyValue } from '../state/copyValue.ts';
import { ValueStateDescriptor } from '../state/descriptors.ts';
import type { ReduceFunction } from '../state/foldFunctions.ts';
import type { ValueState } from '../state/stateTypes.ts';
import { type AnyKeySelector, callable, UserFunctionOperator } from './UserFunctionOperator.ts';

/** A reduce as a function or an object. */
// any: the user's own types
export type AnyReduceFunction = ((a: any, b: any) => unknown) | ReduceFunction<any>;

/** Keeps the last result under each key. */
export class KeyedReduceOperator extends UserFunctionOperator<AnyReduceFunction> {
  private readonly reduce: (a: unknown, b: unknown) => unknown;
  private state!: ValueState<unknown>;

  constructor(fn: AnyReduceFunction, keySelector: AnyKeySelector) {
    super(fn, keySelector);
    this.reduce = callable(fn, 'reduce');
  }

  override open(): void {
    super.open();
    const keyed = this.context.keyedState();
    this.state = keyed.getState(new ValueStateDescriptor<unknown>('_op_state'));
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    const before = this.state.value();
    const result = before === null ? value : this.reduce(before, value);
    // Of what stays and what is put out, one is a copy: the two have different holders.
    if (result === before) {
      this.output.collect(copyValue(result), timestamp);
      return;
    }
    this.state.update(result);
    this.output.collect(result, timestamp);
  }
}
