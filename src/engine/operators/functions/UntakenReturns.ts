/**
 * Watches functions that collect their results, for those that give them back instead, where
 * nobody takes them. Short functions give back what they happen to end with (`list.push(x)`), so a
 * remark is made only of an operator that has put out nothing: when its input ends, or after a
 * hundred such calls. Only calls that gave something back come here.
 */
import type { Output } from '../../element/Output.ts';
import type { OperatorContext } from '../OperatorContext.ts';

const MANY_CALLS = 100;

/** Of one operator. */
export class UntakenReturns {
  private readonly context: OperatorContext;
  private readonly output: Output;
  private readonly method: string;
  private calls = 0;

  constructor(context: OperatorContext, output: Output, method: string) {
    this.context = context;
    this.output = output;
    this.method = method;
  }

  /** After a call that gave this back; `x && out.collect(x)` may give false or 0. */
  note(returned: unknown): void {
    if (!returned || returned === true || this.calls >= MANY_CALLS) return;
    this.calls += 1;
    if (this.calls === MANY_CALLS) this.remark();
  }

  /** The input has ended. */
  end(): void {
    if (this.calls > 0 && this.calls < MANY_CALLS) this.remark();
  }

  private remark(): void {
    if ((this.output.count ?? 0) === 0) this.context.remark('result-not-taken', this.method);
  }
}
