/**
 * Keyed state as operators use it: a state is addressed by name, current key and namespace.
 * What is put in is copied; what is read must not be changed without an update (SEMANTICS §2.2).
 * Flink's KeyedStateBackend and InternalKvState.
 */
import type { KeyContext, Namespace } from '../time/KeyContext.ts';
import type {
  AggregatingStateDescriptor,
  AnyStateDescriptor,
  ListStateDescriptor,
  ReducingStateDescriptor,
  StateOf,
} from './descriptors.ts';
import type { StateSize } from './StateSizeEstimator.ts';
import type {
  AggregatingState,
  ListState,
  MapState,
  ReducingState,
  ValueState,
} from './stateTypes.ts';

/** Every state under the hood: it has a current namespace, VOID_NAMESPACE until it is set. */
export interface InternalState {
  setCurrentNamespace(namespace: Namespace): void;
}

/** States whose contents can be merged from one namespace into another (session windows). */
export interface InternalMergingState extends InternalState {
  /** Moves the contents of the sources (current key) into the target. */
  mergeNamespaces(target: Namespace, sources: readonly Namespace[]): void;
}

/** A ValueState with namespaces. */
export type InternalValueState<T> = ValueState<T> & InternalState;
/** A ListState with namespaces that merge. */
export type InternalListState<T> = ListState<T> & InternalMergingState;
/** A MapState with namespaces. */
export type InternalMapState<K, V> = MapState<K, V> & InternalState;
/** A ReducingState with namespaces that merge. */
export type InternalReducingState<T> = ReducingState<T> & InternalMergingState;
/** An AggregatingState with namespaces that merge. */
export type InternalAggregatingState<T, R> = AggregatingState<T, R> & InternalMergingState;

/** The state of a descriptor as operators see it. */
export type InternalStateOf<D> =
  D extends ListStateDescriptor<infer T>
    ? InternalListState<T>
    : D extends ReducingStateDescriptor<infer T>
      ? InternalReducingState<T>
      : // any: the accumulator's type does not matter here
        D extends AggregatingStateDescriptor<infer T, any, infer R>
        ? InternalAggregatingState<T, R>
        : StateOf<D> & InternalState;

/** The state of one key group as plain structured-cloneable data. */
export interface KeyGroupSnapshot {
  readonly keyGroup: number;
  /** By state name. */
  readonly states: Readonly<Record<string, unknown>>;
}

/** All keyed state of one operator in one subtask. */
export interface KeyedStateBackend extends KeyContext {
  /** The same object for the same descriptor name; a second one of another kind is an error. */
  getState<D extends AnyStateDescriptor>(descriptor: D): InternalStateOf<D>;
  /** The keys under which a state of that name holds something, in no namespace. */
  keysOf(stateName: string): unknown[];
  /** Groups by key group of the current maximum parallelism; everything is copied. */
  snapshot(): KeyGroupSnapshot[];
  /** Takes the groups in the own range out of any number of parts. */
  restore(parts: readonly KeyGroupSnapshot[]): void;
  /** Number of entries over all states. */
  entryCount(): number;
  /** Entries and about how many bytes; the cost of a call does not grow with the state. */
  size(): StateSize;
}
