/** Asynchronous calls on streams. Flink's AsyncDataStream. */
import {
  type AsyncFunction,
  type AsyncOutputMode,
  AsyncWaitOperator,
  type AsyncWaitOptions,
  cloneFunction,
} from '../../engine/index.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import { DataStream, type SingleOutputStreamOperator } from './DataStream.ts';

/** Flink's default of elements in flight. */
const DEFAULT_QUEUE_CAPACITY = 100;

// any: the user's own types
type AnyAsyncFunction = AsyncFunction<any, any>;

/** The two ways to wait: in the order of the inputs, or in that of the answers. */
export const AsyncDataStream = Object.freeze({
  orderedWait(
    stream: DataStream,
    fn: AnyAsyncFunction,
    timeoutMs: number,
    capacity?: number,
  ): SingleOutputStreamOperator {
    return wait('ORDERED', stream, fn, timeoutMs, capacity);
  },

  unorderedWait(
    stream: DataStream,
    fn: AnyAsyncFunction,
    timeoutMs: number,
    capacity?: number,
  ): SingleOutputStreamOperator {
    return wait('UNORDERED', stream, fn, timeoutMs, capacity);
  },
});

function wait(
  mode: AsyncOutputMode,
  stream: DataStream,
  fn: AnyAsyncFunction,
  timeoutMs: number,
  capacity = DEFAULT_QUEUE_CAPACITY,
): SingleOutputStreamOperator {
  const method = mode === 'ORDERED' ? 'orderedWait' : 'unorderedWait';
  checkArguments(`AsyncDataStream.${method}()`, stream, fn);
  const options: AsyncWaitOptions = { mode, capacity, timeoutMs };
  checkOptions(options);
  return stream['step']({
    kind: 'async',
    name: 'async wait operator',
    params: { ...options },
    createOperator: () => new AsyncWaitOperator(cloneFunction(fn), options),
  });
}

function checkArguments(what: string, stream: unknown, fn: unknown): void {
  if (!(stream instanceof DataStream)) {
    throw new ProgramError('argument', `${what} needs a stream as its first argument.`);
  }
  const isObject = typeof fn === 'object' && fn !== null;
  if (isObject && typeof (fn as Partial<AnyAsyncFunction>).asyncInvoke === 'function') return;
  throw new ProgramError(
    'argument',
    `${what} needs an object with a method asyncInvoke(input, resultFuture) as its second ` +
      'argument.',
  );
}

function checkOptions({ capacity, timeoutMs }: AsyncWaitOptions): void {
  if (!Number.isInteger(capacity) || capacity <= 0) {
    throw new ProgramError(
      'argument',
      'The number of concurrent async operation should be greater than 0. ' +
        `The capacity was ${capacity}: give the whole number of calls that may be under way ` +
        'at a time.',
    );
  }
  if (typeof timeoutMs !== 'number' || Number.isNaN(timeoutMs)) {
    throw new ProgramError(
      'argument',
      `The timeout of an asynchronous call must be a number of ms, not ${String(timeoutMs)}. ` +
        'A call with the timeout 0 is waited for without end.',
    );
  }
}
