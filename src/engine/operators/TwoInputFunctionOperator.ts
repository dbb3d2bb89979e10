/**
 * An operator with two inputs around one user function: each input may have a key selector, and both
 * set the same key context, so that they share state. Flink's two-input AbstractUdfStreamOperator.
 */
import type { Output } from '../element/Output.ts';
import type { OperatorContext } from './OperatorContext.ts';
import { TimestampedCollector } from './TimestampedCollector.ts';
import { type AnyKeySelector, UserFunctionOperator } from './UserFunctionOperator.ts';

/** The base of operators on connected streams; both selectors or none. */
export abstract class TwoInputFunctionOperator<F> extends UserFunctionOperator<F> {
  protected readonly keySelector2: AnyKeySelector;
  protected collector!: TimestampedCollector;

  constructor(fn: F, first: AnyKeySelector = null, second: AnyKeySelector = null) {
    super(fn, first);
    if ((first === null) !== (second === null)) {
      throw new Error('Connected streams are keyed on both sides or on none');
    }
    this.keySelector2 = second;
  }

  override setup(context: OperatorContext, output: Output): void {
    super.setup(context, output);
    this.collector = new TimestampedCollector(output);
  }

  /** To be called before the user function sees a record of the second input. */
  protected setKey2(value: unknown): void {
    if (this.keyed !== null) this.keyed.setCurrentKey(this.keySelector2!(value));
  }
}
