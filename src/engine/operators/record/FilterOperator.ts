/** Keeps some records. Flink's StreamFilter. */
import type { FilterFunction } from '../functions/functionTypes.ts';
import {
  type AnyKeySelector,
  callable,
  UserFunctionOperator,
} from '../functions/UserFunctionOperator.ts';
import { type RecordUse, recordUseOfMember } from '../recordUse.ts';

/** A filter as a function or an object. */
// any: the user's own types
export type AnyFilterFunction = ((value: any) => boolean) | FilterFunction<any>;

/** Puts out the records for which the function is true. */
export class FilterOperator extends UserFunctionOperator<AnyFilterFunction> {
  private readonly filter: (value: unknown) => boolean | undefined;

  constructor(fn: AnyFilterFunction, keySelector: AnyKeySelector = null) {
    super(fn, keySelector);
    this.filter = callable(fn, 'filter');
  }

  override recordUse(): RecordUse {
    return recordUseOfMember(this.fn, 'filter');
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    const isKept = this.filter(value);
    if (isKept) this.output.collect(value, timestamp);
    else if (isKept === undefined) this.gaveNothing('filter');
  }
}
