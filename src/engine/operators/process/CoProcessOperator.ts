/** A process function on two streams without keys: no timers. Flink's CoProcessOperator. */

import { TwoInputFunctionOperator } from '../functions/TwoInputFunctionOperator.ts';
import { ElementContext, UnkeyedTimerService } from './processContexts.ts';
import type { CoProcessFunction } from './processFunctions.ts';

/** Calls the function with each record of both inputs. */
export class CoProcessOperator extends TwoInputFunctionOperator<
  CoProcessFunction<any, any, any> // any: the user's own types
> {
  private elementContext!: ElementContext;

  override open(): void {
    const processingTime = this.context.processingTime;
    const timers = new UnkeyedTimerService(
      () => processingTime.currentProcessingTimeMs(),
      () => this.currentWatermark(),
    );
    this.elementContext = new ElementContext(this.collector, timers);
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
}
