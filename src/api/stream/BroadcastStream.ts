/**
 * A stream whose records go to every subtask, with the maps that each subtask keeps of them, and
 * its connection to another stream. Flink's BroadcastStream and BroadcastConnectedStream.
 */
import {
  type AnyMapStateDescriptor,
  BroadcastProcessFunction,
  BroadcastProcessOperator,
  cloneFunction,
  KeyedBroadcastProcessFunction,
  KeyedBroadcastProcessOperator,
  MapStateDescriptor,
} from '../../engine/index.ts';
import { checkFunctionObject } from '../settings/argumentChecks.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import type { StreamBehind, StreamInput } from './StreamInput.ts';

// any: user functions take the user's own types, which do not exist at run time
type UserFunction = any;

/** What `broadcast(descriptors)` gives; `connect()` takes it. */
export class BroadcastStream {
  readonly input: StreamInput;
  readonly descriptors: readonly AnyMapStateDescriptor[];

  constructor(input: StreamInput, descriptors: readonly unknown[]) {
    this.input = input;
    this.descriptors = descriptors.map(checkDescriptor);
  }
}

function checkDescriptor(descriptor: unknown): AnyMapStateDescriptor {
  if (descriptor instanceof MapStateDescriptor) return descriptor;
  throw new ProgramError(
    'argument',
    'broadcast() needs descriptors of map state, such as ' +
      `new MapStateDescriptor('rules'); it was given ${nameOf(descriptor)}.`,
  );
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object' ? `a ${value.constructor?.name}` : `a ${typeof value}`;
}

/** The connection of a stream and a broadcast one; `S` is the stream that comes out. */
export class BroadcastConnectedStream<S> {
  private readonly first: StreamInput;
  private readonly broadcast: BroadcastStream;
  private readonly streamBehind: StreamBehind<S>;

  constructor(first: StreamInput, broadcast: BroadcastStream, streamBehind: StreamBehind<S>) {
    this.first = first;
    this.broadcast = broadcast;
    this.streamBehind = streamBehind;
  }

  process(fn: UserFunction): S {
    checkFunctionObject(fn, 'process', 'processElement');
    checkFunctionObject(fn, 'process', 'processBroadcastElement');
    const { descriptors, input } = this.broadcast;
    const { keySelector, pipeline, transformation } = this.first;
    checkKeyedness(fn, keySelector !== undefined);
    const inputs = [transformation, input.transformation];
    const params = { states: descriptors.map(({ name }) => name) };
    if (keySelector === undefined) {
      return this.streamBehind(
        pipeline.add({
          kind: 'broadcastProcess',
          name: 'Co-Process-Broadcast',
          params,
          createOperator: () => new BroadcastProcessOperator(cloneFunction(fn), descriptors),
          inputs,
        }),
      );
    }
    return this.streamBehind(
      pipeline.add({
        kind: 'keyedBroadcastProcess',
        name: 'Co-Process-Broadcast-Keyed',
        params,
        createOperator: () =>
          new KeyedBroadcastProcessOperator(cloneFunction(fn), descriptors, keySelector),
        inputs,
        isKeyed: true,
      }),
    );
  }
}

/** The same where the first stream has a key. */
export class KeyedBroadcastConnectedStream<S> extends BroadcastConnectedStream<S> {}

function checkKeyedness(fn: UserFunction, isKeyed: boolean): void {
  if (fn instanceof KeyedBroadcastProcessFunction && !isKeyed) {
    throw new ProgramError(
      'needs-key-by',
      'A KeyedBroadcastProcessFunction can only be used on a keyed stream. ' +
        'Add .keyBy((record) => …) before connect(), or extend BroadcastProcessFunction.',
    );
  }
  if (fn instanceof BroadcastProcessFunction && isKeyed) {
    throw new ProgramError(
      'needs-no-key-by',
      'A BroadcastProcessFunction can only be used on a non-keyed stream. ' +
        'Extend KeyedBroadcastProcessFunction, or leave keyBy() out.',
    );
  }
}
