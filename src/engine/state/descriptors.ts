/**
 * Names and kinds of states. A descriptor is plain settings: the same one may be used by several
 * operators. Flink's StateDescriptor and its subclasses.
 */
import type { AggregateFunction, ReduceFunction } from './foldFunctions.ts';
import type { StateTtlConfig } from './StateTtlConfig.ts';
import type {
  AggregatingState,
  ListState,
  MapState,
  ReducingState,
  ValueState,
} from './stateTypes.ts';

/** Which state a descriptor makes. */
export type StateKind = 'value' | 'list' | 'map' | 'reducing' | 'aggregating';

/** What all descriptors have; `state` exists for type inference only. */
export abstract class StateDescriptor<S> {
  abstract readonly kind: StateKind;
  readonly name: string;
  readonly state?: S;
  private ttl: StateTtlConfig | null = null;

  constructor(name: string) {
    if (typeof name !== 'string') {
      throw new Error(`name must not be null. A state needs a name of text, not ${String(name)}.`);
    }
    this.name = name;
  }

  /** Lets values expire; to be called before the state is asked for. */
  enableTimeToLive(ttl: StateTtlConfig): void {
    this.ttl = ttl;
  }

  /** The time to live, null where values stay for ever. */
  getTtlConfig(): StateTtlConfig | null {
    return this.ttl;
  }
}

/** Names a ValueState. */
export class ValueStateDescriptor<T> extends StateDescriptor<ValueState<T>> {
  readonly kind = 'value';
}

/** Names a ListState. */
export class ListStateDescriptor<T> extends StateDescriptor<ListState<T>> {
  readonly kind = 'list';
}

/** Names a MapState. */
export class MapStateDescriptor<K, V> extends StateDescriptor<MapState<K, V>> {
  readonly kind = 'map';
}

/** Names a ReducingState, with its function (plain, or an object that reduces). */
export class ReducingStateDescriptor<T> extends StateDescriptor<ReducingState<T>> {
  readonly kind = 'reducing';
  readonly reduce: (a: T, b: T) => T;

  constructor(name: string, reduce: ((a: T, b: T) => T) | ReduceFunction<T>) {
    super(name);
    checkReduce(reduce);
    this.reduce = typeof reduce === 'function' ? reduce : (a, b) => reduce.reduce(a, b);
  }
}

function checkReduce(reduce: unknown): void {
  const isObject = typeof reduce === 'object' && reduce !== null;
  if (isObject && 'getRuntimeContext' in reduce) {
    throw new Error(
      'ReduceFunction of ReducingState can not be a RichFunction. ' +
        'Give a plain function (a, b) => …',
    );
  }
  if (typeof reduce === 'function' || (isObject && 'reduce' in reduce)) return;
  throw new Error('A ReducingStateDescriptor needs a reduce function as its second argument.');
}

/** Names an AggregatingState, with its function. */
export class AggregatingStateDescriptor<T, A, R> extends StateDescriptor<AggregatingState<T, R>> {
  readonly kind = 'aggregating';
  readonly aggregate: AggregateFunction<T, A, R>;

  constructor(name: string, aggregate: AggregateFunction<T, A, R>) {
    super(name);
    if (typeof aggregate?.createAccumulator !== 'function') {
      throw new Error('An AggregatingStateDescriptor needs an AggregateFunction behind its name.');
    }
    this.aggregate = aggregate;
  }
}

/** Any of the five. */
export type AnyStateDescriptor =
  // any: a descriptor of whatever the user keeps
  | ValueStateDescriptor<any>
  | ListStateDescriptor<any> // any: as above
  | MapStateDescriptor<any, any> // any: as above
  | ReducingStateDescriptor<any> // any: as above
  | AggregatingStateDescriptor<any, any, any>; // any: as above

/** The state that a descriptor names. */
export type StateOf<D> = D extends StateDescriptor<infer S> ? S : never;

/** Flink's check of who asks for a state. */
export function requireDescriptor(descriptor: unknown): void {
  if (descriptor !== null && descriptor !== undefined) return;
  throw new Error('The state properties must not be null. A state needs a descriptor.');
}
