/**
 * The running reduction of each key: one result for each record, with the record's timestamp. The
 * first record of a key is the first result. In BATCH mode one result a key, when it is done, at
 * the highest time. Flink's StreamGroupedReduceOperator and BatchGroupedReduceOperator.
 */
import { MAX_TIMESTAMP } from '../../element/timestamp.ts';
import { AggregatingStateDescriptor } from '../../state/descriptors.ts';
import type { ReduceFunction } from '../../state/foldFunctions.ts';
import type { AggregatingState } from '../../state/stateTypes.ts';
import { VOID_NAMESPACE } from '../../time/KeyContext.ts';
import type { InternalTimerService, Triggerable } from '../../time/TimerService.ts';
import {
  type AnyKeySelector,
  callable,
  UserFunctionOperator,
} from '../functions/UserFunctionOperator.ts';

/** A reduce as a function or an object. */
// any: the user's own types
export type AnyReduceFunction = ((a: any, b: any) => unknown) | ReduceFunction<any>;

/** Keeps the last result under each key. */
export class KeyedReduceOperator
  extends UserFunctionOperator<AnyReduceFunction>
  implements Triggerable
{
  private readonly reduce: (a: unknown, b: unknown) => unknown;
  private state!: AggregatingState<unknown, unknown>;
  /** Null where every record has a result. */
  private endOfKey: InternalTimerService | null = null;

  constructor(fn: AnyReduceFunction, keySelector: AnyKeySelector) {
    super(fn, keySelector);
    this.reduce = callable(fn, 'reduce');
  }

  override open(): void {
    super.open();
    const keyed = this.context.keyedState();
    this.state = keyed.getState(lastResultDescriptor());
    if (this.context.isBatch) this.endOfKey = this.context.timerService('end-key-timers', this);
  }

  override processElement(value: unknown, timestamp: number): void {
    this.setKey(value);
    const before = this.state.get();
    const result = before === null ? value : this.reduce(before, value);
    if (result === undefined) this.gaveNothing('reduce');
    if (this.endOfKey !== null) {
      if (before === null) this.endOfKey.registerTimer('EVENT_TIME', VOID_NAMESPACE, MAX_TIMESTAMP);
      this.state.add(result);
      return;
    }
    this.state.add(result);
    this.output.collect(result, timestamp);
  }

  /** In BATCH mode: the key is done. */
  onEventTime(): void {
    const result = this.state.get();
    if (result !== null) this.output.collect(result, MAX_TIMESTAMP);
  }

  onProcessingTime(): void {}
}

/** The last result itself, uncopied: the output changes it only in a copy of its own. */
function lastResultDescriptor(): AggregatingStateDescriptor<unknown, unknown, unknown> {
  return new AggregatingStateDescriptor('_op_state', {
    createAccumulator: () => null,
    add: (result) => result,
    getResult: (result) => result,
    merge: (_a, b) => b,
  });
}
