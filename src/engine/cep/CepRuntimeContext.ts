/**
 * What a pattern's function knows of its subtask: everything but state, which is the pattern's.
 * Flink's CepRuntimeContext.
 */
import { StreamingRuntimeContext } from '../operators/RuntimeContext.ts';

/** A runtime context without state. */
export class CepRuntimeContext extends StreamingRuntimeContext {
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
    'State is not supported. The function of a pattern keeps none: ' +
      'put a KeyedProcessFunction behind the pattern.',
  );
}
