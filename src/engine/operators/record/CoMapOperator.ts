/** One record to one, by two functions. Flink's CoStreamMap. */
import { TwoInputFunctionOperator } from '../functions/TwoInputFunctionOperator.ts';

/** A map for each of two inputs. */
// any: the user's own types
export interface CoMapFunction<A = any, B = any, R = any> {
  map1(value: A): R;
  map2(value: B): R;
}

/** Puts out what the function makes of each record, with the record's timestamp. */
export class CoMapOperator extends TwoInputFunctionOperator<CoMapFunction> {
  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    const result = this.fn.map1(value);
    if (result === undefined) this.gaveNothing('map1');
    this.output.collect(result, timestamp);
  }

  override processElement2(value: unknown, timestamp: number): void {
    this.setKey2(value);
    const result = this.fn.map2(value);
    if (result === undefined) this.gaveNothing('map2');
    this.output.collect(result, timestamp);
  }
}
