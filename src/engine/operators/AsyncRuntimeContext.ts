/**
 * What an asynchronous function knows of its subtask: no keyed state, because the key has changed
 * by the time an answer comes. Flink's RichAsyncFunctionRuntimeContext.
 */
import { StreamingRuntimeContext } from './RuntimeContext.ts';

/** A runtime context without state. */
export class AsyncRuntimeContext extends StreamingRuntimeContext {
  override getState(): never {
    return failWithoutState();
  }

  override getListState(): never {
    return failWithoutState();
  }

  override getMapState(): never {
    return failWithoutState();
  }

  override getReducingState(): never {
    return failWithoutState();
  }

  override getAggregatingState(): never {
    return failWithoutState();
  }
}

function failWithoutState(): never {
  throw new Error(
    'State is not supported in rich async functions. Keep it in a process function in front of ' +
      'the call or behind it.',
  );
}
