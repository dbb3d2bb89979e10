/** One record to any number. Flink's StreamFlatMap. */
import type { Output } from '../../element/Output.ts';
import type { Collector, FlatMapFunction } from '../functions/functionTypes.ts';
import { TimestampedCollector } from '../functions/TimestampedCollector.ts';
import {
  type AnyKeySelector,
  callable,
  UserFunctionOperator,
} from '../functions/UserFunctionOperator.ts';
import type { OperatorContext } from '../OperatorContext.ts';
import { type RecordUse, recordUseOfMember } from '../recordUse.ts';

/** A flatMap as a function or an object. */
export type AnyFlatMapFunction =
  // any: the user's own types
  ((value: any, out: Collector<any>) => void) | FlatMapFunction<any, any>;

/** Puts out what the function collects, with the record's timestamp. */
export class FlatMapOperator extends UserFunctionOperator<AnyFlatMapFunction> {
  private readonly flatMap: (value: unknown, out: Collector<unknown>) => unknown;
  private collector!: TimestampedCollector;

  constructor(fn: AnyFlatMapFunction, keySelector: AnyKeySelector = null) {
    super(fn, keySelector);
    this.flatMap = callable(fn, 'flatMap');
  }

  override setup(context: OperatorContext, output: Output): void {
    super.setup(context, output);
    this.collector = new TimestampedCollector(output);
  }

  override recordUse(): RecordUse {
    return recordUseOfMember(this.fn, 'flatMap');
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    this.collector.timestamp = timestamp;
    const returned = this.flatMap(value, this.collector);
    if (returned !== undefined) this.gaveBack(returned, 'flatMap');
  }
}
