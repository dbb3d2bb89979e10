/** One record to any number, by two functions. Flink's CoStreamFlatMap. */
import type { Collector } from '../functions/functionTypes.ts';
import { TwoInputFunctionOperator } from '../functions/TwoInputFunctionOperator.ts';

/** A flatMap for each of two inputs. */
// any: the user's own types
export interface CoFlatMapFunction<A = any, B = any, R = any> {
  flatMap1(value: A, out: Collector<R>): void;
  flatMap2(value: B, out: Collector<R>): void;
}

/** Puts out what the function collects, with the record's timestamp. */
export class CoFlatMapOperator extends TwoInputFunctionOperator<CoFlatMapFunction> {
  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    this.collector.timestamp = timestamp;
    const returned: unknown = this.fn.flatMap1(value, this.collector);
    if (returned !== undefined) this.gaveBack(returned, 'flatMap1');
  }

  override processElement2(value: unknown, timestamp: number): void {
    this.setKey2(value);
    this.collector.timestamp = timestamp;
    const returned: unknown = this.fn.flatMap2(value, this.collector);
    if (returned !== undefined) this.gaveBack(returned, 'flatMap2');
  }
}
