/**
 * Broadcast state on the side that is not broadcast: what would change it fails and says why, since
 * only broadcast records reach all subtasks. Flink's ReadOnlyBroadcastState.
 */
import type { MapState } from './stateTypes.ts';

const READ_ONLY =
  'Broadcast state is read-only on the side that is not broadcast: all subtasks must make the ' +
  'same changes, and only broadcast records reach all of them. Change it in ' +
  'processBroadcastElement().';

/** A view of a broadcast state. */
export class ReadOnlyBroadcastState<K, V> implements MapState<K, V> {
  private readonly state: MapState<K, V>;

  constructor(state: MapState<K, V>) {
    this.state = state;
  }

  get(key: K): V | null {
    return this.state.get(key);
  }

  contains(key: K): boolean {
    return this.state.contains(key);
  }

  entries(): Iterable<[K, V]> {
    return this.state.entries();
  }

  /** The same as `entries`. */
  immutableEntries(): Iterable<[K, V]> {
    return this.state.entries();
  }

  keys(): Iterable<K> {
    return this.state.keys();
  }

  values(): Iterable<V> {
    return this.state.values();
  }

  isEmpty(): boolean {
    return this.state.isEmpty();
  }

  put(): never {
    throw new Error(READ_ONLY);
  }

  putAll(): never {
    throw new Error(READ_ONLY);
  }

  remove(): never {
    throw new Error(READ_ONLY);
  }

  clear(): never {
    throw new Error(READ_ONLY);
  }
}
