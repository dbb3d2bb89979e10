/**
 * An operator with two inputs around one user function: each input may have a key selector, and
 * both set the same key context, so that they share state. An input without a selector leaves the
 * key as it is. Flink's two-input AbstractUdfStreamOperator.
 */
import type { Output } from '../../element/Output.ts';
import type { OperatorContext } from '../OperatorContext.ts';
import { type RuntimeContext, StreamingRuntimeContext } from './RuntimeContext.ts';
import { TimestampedCollector } from './TimestampedCollector.ts';
import { type AnyKeySelector, UserFunctionOperator } from './UserFunctionOperator.ts';

/** The base of operators on connected streams. */
export abstract class TwoInputFunctionOperator<F> extends UserFunctionOperator<F> {
  protected readonly keySelector2: AnyKeySelector;
  protected collector!: TimestampedCollector;

  constructor(fn: F, first: AnyKeySelector = null, second: AnyKeySelector = null) {
    super(fn, first);
    this.keySelector2 = second;
  }

  override setup(context: OperatorContext, output: Output): void {
    super.setup(context, output);
    this.collector = new TimestampedCollector(output);
  }

  override open(): void {
    if (this.isKeyed()) this.keyed = this.context.keyedState();
    super.open();
  }

  /** To be called before the user function sees a record of the first input. */
  protected override setKey(value: unknown): void {
    if (this.keySelector !== null) this.keyed!.setCurrentKey(this.keySelector(value));
  }

  /** To be called before the user function sees a record of the second input. */
  protected setKey2(value: unknown): void {
    if (this.keySelector2 !== null) this.keyed!.setCurrentKey(this.keySelector2(value));
  }

  protected override runtimeContext(): RuntimeContext {
    return new StreamingRuntimeContext(this.context, this.isKeyed());
  }

  private isKeyed(): boolean {
    return this.keySelector !== null || this.keySelector2 !== null;
  }
}
