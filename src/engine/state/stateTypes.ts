/**
 * Keyed states as programs see them. A state that holds nothing reads as null, a list as empty.
 * Flink's ValueState, ListState, MapState, ReducingState and AggregatingState.
 */
/** One value; `update(null)` clears. */
export interface ValueState<T> {
  value(): T | null;
  update(value: T): void;
  clear(): void;
}

/** Values in order of adding; null is refused. */
export interface ListState<T> {
  get(): Iterable<T>;
  add(value: T): void;
  addAll(values: T[]): void;
  update(values: T[]): void;
  clear(): void;
}

/** Values by a key of the user's own; a stored null is contained. */
export interface MapState<K, V> {
  get(key: K): V | null;
  put(key: K, value: V): void;
  putAll(entries: Iterable<[K, V]>): void;
  remove(key: K): void;
  contains(key: K): boolean;
  entries(): Iterable<[K, V]>;
  keys(): Iterable<K>;
  values(): Iterable<V>;
  isEmpty(): boolean;
  clear(): void;
}

/** What was added, reduced to one value; `add(null)` clears. */
export interface ReducingState<T> {
  get(): T | null;
  add(value: T): void;
  clear(): void;
}

/** What was added, folded by an aggregate; `add(null)` clears. */
export interface AggregatingState<T, R> {
  get(): R | null;
  add(value: T): void;
  clear(): void;
}
