/**
 * Joins two keyed inputs where right lies within [left + lower, left + upper] in event time. Each
 * side is kept by timestamp until no partner can come; a record meets what the other side has kept.
 * Flink's IntervalJoinOperator.
 */
import type { Output } from '../../element/Output.ts';
import { MIN_TIMESTAMP, toApiTime } from '../../element/timestamp.ts';
import { copyValue } from '../../state/copyValue.ts';
import { MapStateDescriptor } from '../../state/descriptors.ts';
import type { InternalMapState, KeyedStateBackend } from '../../state/StateBackend.ts';
import type { Namespace } from '../../time/KeyContext.ts';
import type { InternalTimerService, Triggerable } from '../../time/TimerService.ts';
import type { Collector, ProcessJoinContext } from '../functions/functionTypes.ts';
import type { OutputTag } from '../functions/OutputTag.ts';
import {
  type AnyKeySelector,
  callable,
  UserFunctionOperator,
} from '../functions/UserFunctionOperator.ts';
import type { ProcessJoinFunction } from '../process/processFunctions.ts';

/** A pair function: plain, or of Flink's class. */
export type AnyJoinFunction =
  | ProcessJoinFunction<any, any, any> // any: the user's own types
  | ((a: any, b: any, ctx: ProcessJoinContext, out: Collector<any>) => void); // any: see above

/** Everything that was said about an interval join. Bounds in ms, relative to the left record. */
export interface IntervalJoinOptions {
  readonly keySelectors: readonly [AnyKeySelector, AnyKeySelector];
  readonly lowerBoundMs: number;
  readonly upperBoundMs: number;
  readonly isLowerExclusive?: boolean;
  readonly isUpperExclusive?: boolean;
  readonly leftLateTagId?: string;
  readonly rightLateTagId?: string;
  readonly fn: AnyJoinFunction;
}

/** One input of the join, and how the other's records lie around one of its own. */
interface Side {
  readonly isLeft: boolean;
  readonly keySelector: AnyKeySelector;
  readonly lateTagId: string | undefined;
  /** Partners lie in [own + lower, own + upper]. */
  readonly lower: number;
  readonly upper: number;
  readonly cleanup: Namespace;
}

type Buffer = InternalMapState<number, unknown[]>;

const LEFT: Namespace = { namespaceId: 'CLEANUP_LEFT' };
const RIGHT: Namespace = { namespaceId: 'CLEANUP_RIGHT' };

/** Two keyed inputs, event time only. */
export class IntervalJoinOperator
  extends UserFunctionOperator<AnyJoinFunction>
  implements Triggerable
{
  private readonly left: Side;
  private readonly right: Side;
  private readonly join: (a: unknown, b: unknown, ctx: JoinContext, out: JoinContext) => void;
  private backend!: KeyedStateBackend;
  private timers!: InternalTimerService;
  private leftBuffer!: Buffer;
  private rightBuffer!: Buffer;
  private joinContext!: JoinContext;

  constructor(options: IntervalJoinOptions) {
    super(options.fn, options.keySelectors[0]);
    const { lowerBoundMs, upperBoundMs, keySelectors } = options;
    if (lowerBoundMs > upperBoundMs) {
      throw new Error(
        'lowerBound <= upperBound must be fulfilled. ' +
          `between(${lowerBoundMs}, ${upperBoundMs}) holds nothing.`,
      );
    }
    const lower = lowerBoundMs + (options.isLowerExclusive === true ? 1 : 0);
    const upper = upperBoundMs - (options.isUpperExclusive === true ? 1 : 0);
    this.left = {
      isLeft: true,
      keySelector: keySelectors[0],
      lateTagId: options.leftLateTagId,
      lower,
      upper,
      cleanup: LEFT,
    };
    this.right = {
      isLeft: false,
      keySelector: keySelectors[1],
      lateTagId: options.rightLateTagId,
      lower: -upper,
      upper: -lower,
      cleanup: RIGHT,
    };
    this.join = callable(options.fn as object, 'processElement');
  }

  override open(): void {
    this.backend = this.context.keyedState();
    this.timers = this.context.timerService('CLEANUP_TIMERS', this);
    this.leftBuffer = this.backend.getState(bufferDescriptor('LEFT_BUFFER'));
    this.rightBuffer = this.backend.getState(bufferDescriptor('RIGHT_BUFFER'));
    this.joinContext = new JoinContext(this.output);
    super.open();
  }

  override processElement(value: unknown, timestamp: number): void {
    this.process(this.left, value, timestamp);
  }

  override processElement2(value: unknown, timestamp: number): void {
    this.process(this.right, value, timestamp);
  }

  onEventTime(timestamp: number, _key: unknown, namespace: Namespace): void {
    const isLeft = namespace.namespaceId === LEFT.namespaceId;
    const side = isLeft ? this.left : this.right;
    this.bufferOf(side).remove(side.upper > 0 ? timestamp - side.upper : timestamp);
  }

  onProcessingTime(): void {}

  restoreNamespace(namespaceId: string | number): Namespace {
    return namespaceId === LEFT.namespaceId ? LEFT : RIGHT;
  }

  private process(side: Side, value: unknown, timestamp: number): void {
    if (!(timestamp > MIN_TIMESTAMP)) throw needsTimestamp();
    this.backend.setCurrentKey(side.keySelector?.(value));
    const watermark = this.timers.currentWatermark();
    if (watermark !== MIN_TIMESTAMP && timestamp < watermark) {
      if (side.lateTagId !== undefined) this.output.collectSide(side.lateTagId, value, timestamp);
      else this.context.counters.lateRecordsDropped++;
      return;
    }
    const own = this.bufferOf(side);
    const bucket = own.get(timestamp);
    if (bucket === null) own.put(timestamp, [value]);
    // In place: a put would copy the whole bucket for each record of one time.
    else bucket.push(copyValue(value));
    this.meet(side, value, timestamp);
    const cleanupTime = side.upper > 0 ? timestamp + side.upper : timestamp;
    this.timers.registerTimer('EVENT_TIME', side.cleanup, cleanupTime);
  }

  /** Joins a record with what the other side has kept. */
  private meet(side: Side, value: unknown, timestamp: number): void {
    const others = this.bufferOf(side.isLeft ? this.right : this.left);
    const { joinContext: context, join } = this;
    for (const [time, bucket] of others.entries()) {
      if (time < timestamp + side.lower || time > timestamp + side.upper) continue;
      if (side.isLeft) context.pointAt(timestamp, time);
      else context.pointAt(time, timestamp);
      for (const other of bucket) {
        const returned = side.isLeft
          ? join(value, other, context, context)
          : join(other, value, context, context);
        if (returned !== undefined) this.gaveBack(returned, 'processElement');
      }
    }
  }

  private bufferOf(side: Side): Buffer {
    return side.isLeft ? this.leftBuffer : this.rightBuffer;
  }
}

function bufferDescriptor(name: string): MapStateDescriptor<number, unknown[]> {
  return new MapStateDescriptor(name);
}

/** Context and collector of the pair function; the pair is kept, so what goes out is a copy. */
class JoinContext implements ProcessJoinContext, Collector<unknown> {
  private readonly out: Output;
  private leftTime = MIN_TIMESTAMP;
  private rightTime = MIN_TIMESTAMP;

  constructor(output: Output) {
    this.out = output;
  }

  pointAt(leftTime: number, rightTime: number): void {
    this.leftTime = leftTime;
    this.rightTime = rightTime;
  }

  collect(record: unknown): void {
    this.out.collect(record, Math.max(this.leftTime, this.rightTime));
  }

  getLeftTimestamp(): number {
    return toApiTime(this.leftTime);
  }

  getRightTimestamp(): number {
    return toApiTime(this.rightTime);
  }

  getTimestamp(): number {
    return toApiTime(Math.max(this.leftTime, this.rightTime));
  }

  output<X>(tag: OutputTag<X>, value: X): void {
    if (tag === null || tag === undefined) throw new Error('OutputTag must not be null.');
    this.out.collectSide(tag.id, value, Math.max(this.leftTime, this.rightTime));
  }
}

function needsTimestamp(): Error {
  return new Error(
    'Long.MIN_VALUE timestamp: Elements used in interval stream joins need to have timestamps ' +
      "meaningful timestamps. Call 'DataStream.assignTimestampsAndWatermarks(...)' on both inputs.",
  );
}
