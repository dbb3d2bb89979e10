/** One record to one. Flink's StreamMap. */
import type { MapFunction } from '../functions/functionTypes.ts';
import {
  type AnyKeySelector,
  callable,
  UserFunctionOperator,
} from '../functions/UserFunctionOperator.ts';
import { type RecordUse, recordUseOfMember } from '../recordUse.ts';

/** A map as a function or an object. */
// any: the user's own types
export type AnyMapFunction = ((value: any) => unknown) | MapFunction<any, unknown>;

/** Puts out what the function makes of each record, with the record's timestamp. */
export class MapOperator extends UserFunctionOperator<AnyMapFunction> {
  private readonly map: (value: unknown) => unknown;

  constructor(fn: AnyMapFunction, keySelector: AnyKeySelector = null) {
    super(fn, keySelector);
    this.map = callable(fn, 'map');
  }

  override recordUse(): RecordUse {
    return recordUseOfMember(this.fn, 'map');
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    const result = this.map(value);
    if (result === undefined) this.gaveNothing('map');
    this.output.collect(result, timestamp);
  }
}
