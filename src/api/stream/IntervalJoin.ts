/**
 * Two keyed streams joined where the second's event time lies around the first's, before it is said
 * how far and what becomes of the pairs. Flink's KeyedStream.IntervalJoin and IntervalJoined.
 */
import {
  type AnyJoinFunction,
  cloneFunction,
  IntervalJoinOperator,
  type OutputTag,
} from '../../engine/index.ts';
import { checkFunction } from '../settings/argumentChecks.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import type { StreamBehind, StreamInput } from './StreamInput.ts';

/** Bounds in ms, relative to the left record. */
interface Bounds {
  readonly lowerMs: number;
  readonly upperMs: number;
}

/** Both inputs have a key selector; `S` is the stream that comes out. */
export class IntervalJoin<S> {
  private readonly left: StreamInput;
  private readonly right: StreamInput;
  private readonly streamBehind: StreamBehind<S>;
  private bounds: Bounds | null = null;
  private isProcessingTime = false;
  private isLowerExclusive = false;
  private isUpperExclusive = false;
  private leftLateTagId?: string;
  private rightLateTagId?: string;

  constructor(left: StreamInput, right: StreamInput, streamBehind: StreamBehind<S>) {
    this.left = left;
    this.right = right;
    this.streamBehind = streamBehind;
  }

  inEventTime(): this {
    this.isProcessingTime = false;
    return this;
  }

  inProcessingTime(): this {
    this.isProcessingTime = true;
    return this;
  }

  /** Gives a new join, so that one pair of streams can be joined over several intervals. */
  between(lowerBoundMs: number, upperBoundMs: number): IntervalJoin<S> {
    if (this.isProcessingTime) {
      throw new ProgramError(
        'argument',
        'Time-bounded stream joins are only supported in event time. ' +
          'Leave inProcessingTime() out and give both streams timestamps, or join over windows ' +
          'of processing time.',
      );
    }
    checkBound(lowerBoundMs, 'A lower bound');
    checkBound(upperBoundMs, 'An upper bound');
    const join = new IntervalJoin(this.left, this.right, this.streamBehind);
    join.bounds = { lowerMs: lowerBoundMs, upperMs: upperBoundMs };
    return join;
  }

  lowerBoundExclusive(): this {
    this.isLowerExclusive = true;
    return this;
  }

  upperBoundExclusive(): this {
    this.isUpperExclusive = true;
    return this;
  }

  sideOutputLeftLateData(tag: OutputTag<unknown>): this {
    checkTag(tag, 'sideOutputLeftLateData()');
    this.leftLateTagId = tag.id;
    return this;
  }

  sideOutputRightLateData(tag: OutputTag<unknown>): this {
    checkTag(tag, 'sideOutputRightLateData()');
    this.rightLateTagId = tag.id;
    return this;
  }

  process(fn: AnyJoinFunction): S {
    checkFunction(fn, 'process', 'processElement');
    const { lowerMs, upperMs } = checkBounds(this.bounds);
    const { isLowerExclusive, isUpperExclusive, leftLateTagId, rightLateTagId } = this;
    const options = {
      keySelectors: [this.left.keySelector ?? null, this.right.keySelector ?? null] as const,
      lowerBoundMs: lowerMs,
      upperBoundMs: upperMs,
      isLowerExclusive,
      isUpperExclusive,
      leftLateTagId,
      rightLateTagId,
    };
    const operator = this.left.pipeline.add({
      kind: 'intervalJoin',
      name: 'Interval Join',
      params: {
        lowerMs,
        upperMs,
        isLowerExclusive,
        isUpperExclusive,
        leftLateTagId,
        rightLateTagId,
      },
      createOperator: () => new IntervalJoinOperator({ ...options, fn: cloneFunction(fn) }),
      inputs: [this.left.transformation, this.right.transformation],
      isKeyed: true,
    });
    return this.streamBehind(operator);
  }
}

function checkBound(boundMs: unknown, which: string): void {
  if (Number.isSafeInteger(boundMs)) return;
  throw new ProgramError(
    'argument',
    `${which} needs to be provided for a time-bounded join. It was ${String(boundMs)}: ` +
      'between() takes two whole numbers of milliseconds, such as Duration.ofSeconds(-2).',
  );
}

function checkBounds(bounds: Bounds | null): Bounds {
  if (bounds === null) {
    throw new ProgramError(
      'argument',
      'An interval join needs its bounds: add .between(lowerBound, upperBound) before process().',
    );
  }
  if (bounds.lowerMs > bounds.upperMs) {
    throw new ProgramError(
      'argument',
      'lowerBound <= upperBound must be fulfilled. ' +
        `between(${bounds.lowerMs}, ${bounds.upperMs}) holds nothing: exchange the two.`,
    );
  }
  return bounds;
}

function checkTag(tag: OutputTag<unknown>, operation: string): void {
  if (typeof tag?.id === 'string') return;
  throw new ProgramError('argument', `${operation} needs an OutputTag: new OutputTag('late').`);
}
