/**
 * A process function on a keyed stream and a broadcast one: keyed state and timers on the keyed
 * side, broadcast state on both. Flink's CoBroadcastWithKeyedOperator.
 */
import { NO_TIMESTAMP } from '../../element/timestamp.ts';
import type { Namespace } from '../../time/KeyContext.ts';
import type { TimeDomain, Triggerable } from '../../time/TimerService.ts';
import { TimestampedCollector } from '../functions/TimestampedCollector.ts';
import { type AnyKeySelector, UserFunctionOperator } from '../functions/UserFunctionOperator.ts';
import { type AnyMapStateDescriptor, BroadcastStates } from './BroadcastStates.ts';
import {
  BroadcastSideTimerService,
  BroadcastTimerContext,
  KeyedBroadcastElementContext,
  KeyedReadOnlyBroadcastContext,
} from './broadcastContexts.ts';
import { KeyedTimerService } from './processContexts.ts';
import type { KeyedBroadcastProcessFunction } from './processFunctions.ts';

// any: the user's own types
type AnyFunction = KeyedBroadcastProcessFunction<any, any, any, any>;

/** Input 0 is the keyed stream, input 1 what is broadcast; its records set no key. */
export class KeyedBroadcastProcessOperator
  extends UserFunctionOperator<AnyFunction>
  implements Triggerable
{
  private readonly descriptors: readonly AnyMapStateDescriptor[];
  private collector!: TimestampedCollector;
  private elementContext!: KeyedReadOnlyBroadcastContext;
  private broadcastContext!: KeyedBroadcastElementContext;
  private timerContext!: BroadcastTimerContext;

  constructor(
    fn: AnyFunction,
    descriptors: readonly AnyMapStateDescriptor[],
    keySelector: AnyKeySelector,
  ) {
    super(fn, keySelector);
    this.descriptors = descriptors;
  }

  override open(): void {
    const states = new BroadcastStates(this.descriptors, this.functionState.backend);
    const keyed = this.context.keyedState();
    const timers = new KeyedTimerService(this.context.timerService('user-timers', this));
    const broadcastTimers = new BroadcastSideTimerService(
      () => this.context.processingTime.currentProcessingTimeMs(),
      () => this.currentWatermark(),
    );
    const collector = new TimestampedCollector(this.output);
    this.collector = collector;
    this.elementContext = new KeyedReadOnlyBroadcastContext(collector, timers, keyed, states);
    this.broadcastContext = new KeyedBroadcastElementContext(
      collector,
      broadcastTimers,
      states,
      keyed,
    );
    this.timerContext = new BroadcastTimerContext(collector, timers, keyed, states);
    super.open();
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    this.collector.timestamp = timestamp;
    const returned: unknown = this.fn.processElement(value, this.elementContext, this.collector);
    if (returned !== undefined) this.gaveBack(returned, 'processElement');
  }

  override processElement2(value: unknown, timestamp: number): void {
    this.collector.timestamp = timestamp;
    const returned: unknown = this.fn.processBroadcastElement(
      value,
      this.broadcastContext,
      this.collector,
    );
    if (returned !== undefined) this.gaveBack(returned, 'processBroadcastElement');
  }

  onEventTime(timestamp: number, _key: unknown, _namespace: Namespace): void {
    this.collector.timestamp = timestamp;
    this.fire(timestamp, 'EVENT_TIME');
  }

  onProcessingTime(timestamp: number, _key: unknown, _namespace: Namespace): void {
    this.collector.timestamp = NO_TIMESTAMP;
    this.fire(timestamp, 'PROCESSING_TIME');
  }

  protected override hasOperatorState(): boolean {
    return true;
  }

  private fire(time: number, domain: TimeDomain): void {
    this.timerContext.set(time, domain);
    const apiTime = this.timerContext.timestamp() as number;
    this.fn.onTimer?.(apiTime, this.timerContext, this.collector);
  }
}
