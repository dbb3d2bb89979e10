/** A process function on a stream without keys: no state, no timers. Flink's ProcessOperator. */

import { TimestampedCollector } from '../functions/TimestampedCollector.ts';
import { UserFunctionOperator } from '../functions/UserFunctionOperator.ts';
import { type RecordUse, recordUseOfMember } from '../recordUse.ts';
import { ElementContext, UnkeyedTimerService } from './processContexts.ts';
import type { ProcessFunction } from './processFunctions.ts';

/** Calls the function with each record. */
// any: the user's own types
export class ProcessOperator extends UserFunctionOperator<ProcessFunction<any, any>> {
  private collector!: TimestampedCollector;
  private elementContext!: ElementContext;

  override open(): void {
    const processingTime = this.context.processingTime;
    this.collector = new TimestampedCollector(this.output);
    const timers = new UnkeyedTimerService(
      () => processingTime.currentProcessingTimeMs(),
      () => this.currentWatermark(),
    );
    this.elementContext = new ElementContext(this.collector, timers);
    super.open();
  }

  override recordUse(): RecordUse {
    return recordUseOfMember(this.fn, 'processElement');
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    this.collector.timestamp = timestamp;
    const returned: unknown = this.fn.processElement(value, this.elementContext, this.collector);
    if (returned !== undefined) this.gaveBack(returned, 'processElement');
  }
}
