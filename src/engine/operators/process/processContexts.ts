/**
 * The contexts that process functions get: one object per operator, pointed at the record or the
 * timer of the moment. Times are turned into the API's on the way out and into the engine's on the
 * way in. Flink's ProcessOperator.ContextImpl, KeyedProcessOperator.ContextImpl and
 * SimpleTimerService.
 */
import { fromApiTime, MIN_TIMESTAMP, toApiTime, toApiTimestamp } from '../../element/timestamp.ts';
import { type KeyContext, VOID_NAMESPACE } from '../../time/KeyContext.ts';
import type { InternalTimerService, TimeDomain } from '../../time/TimerService.ts';
import type { OnTimerContext, ProcessContext, TimerService } from '../functions/functionTypes.ts';
import type { OutputTag } from '../functions/OutputTag.ts';
import type { TimestampedCollector } from '../functions/TimestampedCollector.ts';

const TIMERS_NEED_KEY =
  'timers is only supported on a keyed streams. Put keyBy() before process(), and extend ' +
  'KeyedProcessFunction (on connected streams KeyedCoProcessFunction).';

/** Reads the clocks; timers are refused with Flink's sentence. */
export class UnkeyedTimerService implements TimerService {
  private readonly nowMs: () => number;
  private readonly watermark: () => number;

  constructor(nowMs: () => number, watermark: () => number) {
    this.nowMs = nowMs;
    this.watermark = watermark;
  }

  currentProcessingTime(): number {
    return this.nowMs();
  }

  currentWatermark(): number {
    return toApiTime(this.watermark());
  }

  registerEventTimeTimer(): void {
    throw new Error(`Setting ${TIMERS_NEED_KEY}`);
  }

  deleteEventTimeTimer(): void {
    throw new Error(`Deleting ${TIMERS_NEED_KEY}`);
  }

  registerProcessingTimeTimer(): void {
    throw new Error(`Setting ${TIMERS_NEED_KEY}`);
  }

  deleteProcessingTimeTimer(): void {
    throw new Error(`Deleting ${TIMERS_NEED_KEY}`);
  }
}

/** Timers of the current key, without a namespace. */
export class KeyedTimerService implements TimerService {
  private readonly timers: InternalTimerService;

  constructor(timers: InternalTimerService) {
    this.timers = timers;
  }

  currentProcessingTime(): number {
    return this.timers.currentProcessingTimeMs();
  }

  currentWatermark(): number {
    return toApiTime(this.timers.currentWatermark());
  }

  registerEventTimeTimer(time: number): void {
    this.timers.registerTimer('EVENT_TIME', VOID_NAMESPACE, toTimerTime(time));
  }

  deleteEventTimeTimer(time: number): void {
    this.timers.deleteTimer('EVENT_TIME', VOID_NAMESPACE, toTimerTime(time));
  }

  registerProcessingTimeTimer(time: number): void {
    this.timers.registerTimer('PROCESSING_TIME', VOID_NAMESPACE, toTimerTime(time));
  }

  deleteProcessingTimeTimer(time: number): void {
    this.timers.deleteTimer('PROCESSING_TIME', VOID_NAMESPACE, toTimerTime(time));
  }
}

/** A timer's time as the engine holds it; throws on what is no whole number of ms. */
export function toTimerTime(time: number): number {
  const isTime =
    typeof time === 'number' && (Number.isInteger(time) || Math.abs(time) === Infinity);
  if (isTime) return fromApiTime(time);
  throw new Error(
    `A timer's time is a whole number of milliseconds, not ${String(time)}. ` +
      'Use Math.floor() on a fraction, and check for missing values.',
  );
}

/** The context of a record, on any stream. */
export class ElementContext implements ProcessContext {
  protected readonly collector: TimestampedCollector;
  private readonly timers: TimerService;

  constructor(collector: TimestampedCollector, timers: TimerService) {
    this.collector = collector;
    this.timers = timers;
  }

  timestamp(): number | null {
    return toApiTimestamp(this.collector.timestamp);
  }

  timerService(): TimerService {
    return this.timers;
  }

  /** A record without a timestamp leaves with the lowest time there is, as Flink writes it. */
  output<X>(tag: OutputTag<X>, value: X): void {
    const { timestamp } = this.collector;
    this.collector.collectSide(tag, value, Number.isNaN(timestamp) ? MIN_TIMESTAMP : timestamp);
  }
}

/** The context of a record on a keyed stream. */
export class KeyedElementContext extends ElementContext {
  private readonly keyContext: KeyContext;

  constructor(collector: TimestampedCollector, timers: TimerService, keyContext: KeyContext) {
    super(collector, timers);
    this.keyContext = keyContext;
  }

  getCurrentKey(): unknown {
    return this.keyContext.currentKey();
  }
}

/** The context of a timer that fires: its time is the timestamp, in both domains. */
export class TimerContext extends KeyedElementContext implements OnTimerContext<unknown> {
  private time = 0;
  private domain: TimeDomain = 'EVENT_TIME';

  /** Points the context at a timer. */
  set(time: number, domain: TimeDomain): void {
    this.time = time;
    this.domain = domain;
  }

  override timestamp(): number | null {
    return toApiTime(this.time);
  }

  timeDomain(): TimeDomain {
    return this.domain;
  }

  /** To a side output the timer's time goes in both domains. */
  override output<X>(tag: OutputTag<X>, value: X): void {
    this.collector.collectSide(tag, value, this.time);
  }
}
