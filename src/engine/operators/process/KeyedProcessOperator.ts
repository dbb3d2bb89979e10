/**
 * A process function on a keyed stream, with state and timers of the current key. What a timer
 * emits carries the timer's time in event time, and none in processing time. Flink's
 * KeyedProcessOperator.
 */
import { NO_TIMESTAMP } from '../../element/timestamp.ts';
import type { Namespace } from '../../time/KeyContext.ts';
import type { TimeDomain, Triggerable } from '../../time/TimerService.ts';
import { TimestampedCollector } from '../functions/TimestampedCollector.ts';
import { UserFunctionOperator } from '../functions/UserFunctionOperator.ts';
import { KeyedElementContext, KeyedTimerService, TimerContext } from './processContexts.ts';
import type { KeyedProcessFunction } from './processFunctions.ts';

/** Calls the function with each record and each due timer. */
export class KeyedProcessOperator
  extends UserFunctionOperator<KeyedProcessFunction<any, any, any>> // any: the user's own types
  implements Triggerable
{
  private collector!: TimestampedCollector;
  private elementContext!: KeyedElementContext;
  private timerContext!: TimerContext;

  override open(): void {
    const keyed = this.context.keyedState();
    const timers = new KeyedTimerService(this.context.timerService('user-timers', this));
    this.collector = new TimestampedCollector(this.output);
    this.elementContext = new KeyedElementContext(this.collector, timers, keyed);
    this.timerContext = new TimerContext(this.collector, timers, keyed);
    super.open();
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    this.collector.timestamp = timestamp;
    const returned: unknown = this.fn.processElement(value, this.elementContext, this.collector);
    if (returned !== undefined) this.gaveBack(returned, 'processElement');
  }

  onEventTime(timestamp: number, _key: unknown, _namespace: Namespace): void {
    this.collector.timestamp = timestamp;
    this.fire(timestamp, 'EVENT_TIME');
  }

  onProcessingTime(timestamp: number, _key: unknown, _namespace: Namespace): void {
    this.collector.timestamp = NO_TIMESTAMP;
    this.fire(timestamp, 'PROCESSING_TIME');
  }

  private fire(time: number, domain: TimeDomain): void {
    this.timerContext.set(time, domain);
    const apiTime = this.timerContext.timestamp() as number;
    this.fn.onTimer?.(apiTime, this.timerContext, this.collector);
  }
}
