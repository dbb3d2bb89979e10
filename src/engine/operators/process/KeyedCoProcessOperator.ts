/**
 * A process function on two streams of one key: both inputs share state and timers. Takes a
 * CoProcessFunction as well. Flink's KeyedCoProcessOperator and LegacyKeyedCoProcessOperator.
 */
import { NO_TIMESTAMP } from '../../element/timestamp.ts';
import type { Namespace } from '../../time/KeyContext.ts';
import type { TimeDomain, Triggerable } from '../../time/TimerService.ts';
import { TwoInputFunctionOperator } from '../functions/TwoInputFunctionOperator.ts';
import { KeyedElementContext, KeyedTimerService, TimerContext } from './processContexts.ts';
import type { CoProcessFunction, KeyedCoProcessFunction } from './processFunctions.ts';

/** Either of the two kinds of functions that two keyed streams may have. */
export type AnyKeyedCoProcessFunction =
  // any: the user's own types
  KeyedCoProcessFunction<any, any, any, any> | CoProcessFunction<any, any, any>;

/** Calls the function with each record of both inputs and each due timer. */
export class KeyedCoProcessOperator
  extends TwoInputFunctionOperator<AnyKeyedCoProcessFunction>
  implements Triggerable
{
  private elementContext!: KeyedElementContext;
  private timerContext!: TimerContext;

  override open(): void {
    const keyed = this.context.keyedState();
    const timers = new KeyedTimerService(this.context.timerService('user-timers', this));
    this.elementContext = new KeyedElementContext(this.collector, timers, keyed);
    this.timerContext = new TimerContext(this.collector, timers, keyed);
    super.open();
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    this.collector.timestamp = timestamp;
    const returned: unknown = this.fn.processElement1(value, this.elementContext, this.collector);
    if (returned !== undefined) this.gaveBack(returned, 'processElement1');
  }

  override processElement2(value: unknown, timestamp: number): void {
    this.setKey2(value);
    this.collector.timestamp = timestamp;
    const returned: unknown = this.fn.processElement2(value, this.elementContext, this.collector);
    if (returned !== undefined) this.gaveBack(returned, 'processElement2');
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
