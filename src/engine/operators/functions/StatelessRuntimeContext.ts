/**
 * What a function knows of its subtask that may keep no state of its own: that of a pattern, whose
 * state is the pattern's, and an asynchronous one, whose key has changed by the time an answer
 * comes. Flink's CepRuntimeContext and RichAsyncFunctionRuntimeContext.
 */
import type { OperatorContext } from '../OperatorContext.ts';
import { StreamingRuntimeContext } from './RuntimeContext.ts';

/** A runtime context without state. */
export class StatelessRuntimeContext extends StreamingRuntimeContext {
  private readonly refusal: string;

  /** `refusal` is Flink's sentence, and what to do instead. */
  constructor(context: OperatorContext, isKeyed: boolean, refusal: string) {
    super(context, isKeyed);
    this.refusal = refusal;
  }

  override getState(): never {
    return this.refuse();
  }

  override getListState(): never {
    return this.refuse();
  }

  override getMapState(): never {
    return this.refuse();
  }

  override getReducingState(): never {
    return this.refuse();
  }

  override getAggregatingState(): never {
    return this.refuse();
  }

  private refuse(): never {
    throw new Error(this.refusal);
  }
}
