/**
 * A stream as an input of an operator, and the way back from an operator to its stream: what the
 * steps on two streams need of the class DataStream, which itself needs them.
 */
import type { Pipeline } from '../graph/Pipeline.ts';
import type { OperatorTransformation, Transformation } from '../graph/Transformation.ts';

/** The key of a record. */
// any: the user's own record type
export type KeySelector = (value: any) => unknown;

/** What an operator reads. */
export interface StreamInput {
  readonly pipeline: Pipeline;
  readonly transformation: Transformation;
  /** Undefined on a stream without a key. */
  readonly keySelector: KeySelector | undefined;
}

/** Makes the stream behind a new operator. */
export type StreamBehind<S> = (operator: OperatorTransformation) => S;

/** The parallelism of whoever writes the stream; of a union, of its first stream, as in Flink. */
export function parallelismOf(transformation: Transformation): number {
  switch (transformation.type) {
    case 'operator':
      return transformation.parallelism;
    case 'union':
      return parallelismOf(transformation.inputs[0] as Transformation);
    default:
      return parallelismOf(transformation.input);
  }
}

/** The same stream, spread by key. */
export function keyedInput(input: StreamInput, keySelector: KeySelector): StreamInput {
  const { pipeline, transformation } = input;
  return {
    pipeline,
    keySelector,
    transformation: {
      type: 'partition',
      input: transformation,
      shipStrategy: 'HASH',
      functions: { keySelector },
      site: pipeline.site(),
    },
  };
}
