/**
 * A process function on a stream without keys and a broadcast one: the broadcast records reach all
 * subtasks, each of which keeps its own copy of the state. Flink's CoBroadcastWithNonKeyedOperator.
 */

import { TimestampedCollector } from '../functions/TimestampedCollector.ts';
import { UserFunctionOperator } from '../functions/UserFunctionOperator.ts';
import { type AnyMapStateDescriptor, BroadcastStates } from './BroadcastStates.ts';
import {
  BroadcastElementContext,
  BroadcastSideTimerService,
  ReadOnlyBroadcastElementContext,
} from './broadcastContexts.ts';
import { UnkeyedTimerService } from './processContexts.ts';
import type { BroadcastProcessFunction } from './processFunctions.ts';

/** Input 0 is the stream, input 1 what is broadcast. */
export class BroadcastProcessOperator extends UserFunctionOperator<
  BroadcastProcessFunction<any, any, any> // any: the user's own types
> {
  private readonly descriptors: readonly AnyMapStateDescriptor[];
  private collector!: TimestampedCollector;
  private elementContext!: ReadOnlyBroadcastElementContext;
  private broadcastContext!: BroadcastElementContext;

  constructor(
    fn: BroadcastProcessFunction<any, any, any>, // any: the user's own types
    descriptors: readonly AnyMapStateDescriptor[],
  ) {
    super(fn);
    this.descriptors = descriptors;
  }

  override open(): void {
    const states = new BroadcastStates(this.descriptors, this.functionState.backend);
    const nowMs = () => this.context.processingTime.currentProcessingTimeMs();
    const watermark = () => this.currentWatermark();
    const timers = new UnkeyedTimerService(nowMs, watermark);
    const broadcastTimers = new BroadcastSideTimerService(nowMs, watermark);
    this.collector = new TimestampedCollector(this.output);
    this.elementContext = new ReadOnlyBroadcastElementContext(this.collector, timers, states);
    this.broadcastContext = new BroadcastElementContext(this.collector, broadcastTimers, states);
    super.open();
  }

  override processElement(value: unknown, timestamp: number): void {
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

  protected override hasOperatorState(): boolean {
    return true;
  }
}
