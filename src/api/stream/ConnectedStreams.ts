/**
 * Two streams as the inputs of one operator, before it is said which. Each may have a key; where
 * both have one they share state and timers by it. Flink's ConnectedStreams.
 */
import {
  type CoFlatMapFunction,
  CoFlatMapOperator,
  type CoMapFunction,
  CoMapOperator,
  type CoProcessFunction,
  CoProcessOperator,
  cloneFunction,
  KeyedCoProcessFunction,
  KeyedCoProcessOperator,
  type StreamOperator,
} from '../../engine/index.ts';
import type { OperatorKind } from '../../model/index.ts';
import { checkFunction, checkFunctionObject } from '../settings/argumentChecks.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import { type Field, keySelectorOf } from './keySelectorOf.ts';
import {
  type KeySelector,
  keyedInput,
  type StreamBehind,
  type StreamInput,
} from './StreamInput.ts';

// any: user functions take the user's own types, which do not exist at run time
type UserFunction = any;

/** What is particular to one operator of two inputs. */
interface TwoInputSpec {
  readonly kind: OperatorKind;
  readonly name: string;
  readonly createOperator: () => StreamOperator;
}

/** Two streams; `S` is the stream that comes out. */
export class ConnectedStreams<S> {
  private readonly first: StreamInput;
  private readonly second: StreamInput;
  private readonly streamBehind: StreamBehind<S>;

  constructor(first: StreamInput, second: StreamInput, streamBehind: StreamBehind<S>) {
    this.first = first;
    this.second = second;
    this.streamBehind = streamBehind;
  }

  keyBy(first: Field | KeySelector, second: Field | KeySelector): KeyedConnectedStreams<S> {
    const [a, b] = [this.first, this.second];
    return new KeyedConnectedStreams(
      keyedInput(a, keySelectorOf(first, 'The first key of keyBy()')),
      keyedInput(b, keySelectorOf(second, 'The second key of keyBy()')),
      this.streamBehind,
    );
  }

  map(onFirst: UserFunction, onSecond?: UserFunction): S {
    const fn: CoMapFunction = bothFunctions('map', onFirst, onSecond);
    const createOperator = () => new CoMapOperator(cloneFunction(fn), ...this.selectors());
    return this.transform({ kind: 'coMap', name: 'Co-Map', createOperator });
  }

  flatMap(onFirst: UserFunction, onSecond?: UserFunction): S {
    const fn: CoFlatMapFunction = bothFunctions('flatMap', onFirst, onSecond);
    const createOperator = () => new CoFlatMapOperator(cloneFunction(fn), ...this.selectors());
    return this.transform({ kind: 'coFlatMap', name: 'Co-Flat Map', createOperator });
  }

  process(fn: UserFunction): S {
    checkFunctionObject(fn, 'process', 'processElement1');
    checkFunctionObject(fn, 'process', 'processElement2');
    if (fn instanceof KeyedCoProcessFunction) return this.keyedProcess(fn);
    const coFunction = fn as CoProcessFunction<UserFunction, UserFunction, unknown>;
    const createOperator = () => {
      const Operator = this.areBothKeyed() ? KeyedCoProcessOperator : CoProcessOperator;
      return new Operator(cloneFunction(coFunction), ...this.selectors());
    };
    return this.transform({ kind: 'coProcess', name: 'Co-Process', createOperator });
  }

  private keyedProcess(fn: UserFunction): S {
    if (!this.areBothKeyed()) {
      throw new ProgramError(
        'needs-key-by',
        'KeyedCoProcessFunction can only be used when both input streams are of type ' +
          'KeyedStream. Add .keyBy((first) => …, (second) => …) behind connect(), or extend ' +
          'CoProcessFunction.',
      );
    }
    const createOperator = () => new KeyedCoProcessOperator(cloneFunction(fn), ...this.selectors());
    return this.transform({ kind: 'keyedCoProcess', name: 'Co-Keyed-Process', createOperator });
  }

  private transform(spec: TwoInputSpec): S {
    const inputs = [this.first.transformation, this.second.transformation];
    const isKeyed = this.first.keySelector !== undefined || this.second.keySelector !== undefined;
    return this.streamBehind(this.first.pipeline.add({ ...spec, inputs, isKeyed }));
  }

  private areBothKeyed(): boolean {
    return this.first.keySelector !== undefined && this.second.keySelector !== undefined;
  }

  private selectors(): [KeySelector | null, KeySelector | null] {
    return [this.first.keySelector ?? null, this.second.keySelector ?? null];
  }
}

/** Two streams with one key. */
export class KeyedConnectedStreams<S> extends ConnectedStreams<S> {}

/** One object with both methods, or two plain functions as one. */
function bothFunctions(
  operation: 'map' | 'flatMap',
  onFirst: UserFunction,
  onSecond: UserFunction,
): UserFunction {
  const methods = [`${operation}1`, `${operation}2`] as const;
  const where = `${operation} of connected streams`;
  if (typeof onFirst === 'function' && onSecond === undefined) {
    throw new ProgramError(
      'argument',
      `${where} needs two functions, one for each stream, or an object with the methods ` +
        `${methods.join('() and ')}(); it was given one function.`,
    );
  }
  if (onSecond === undefined) {
    for (const method of methods) checkFunctionObject(onFirst, where, method);
    return onFirst;
  }
  checkFunction(onFirst, where, operation);
  checkFunction(onSecond, where, operation);
  return { [methods[0]]: onFirst, [methods[1]]: onSecond };
}
