/**
 * A map under each key. The user's own keys are the same by the rule of stream keys (1 and '1' are
 * two; arrays and objects by value), and may be null, as in Java's HashMap.
 * Flink's HeapMapState.
 */
import type { KeyId, Namespace } from '../time/KeyContext.ts';
import { copyValue } from './copyValue.ts';
import type { HeapStateTable } from './HeapStateTable.ts';
import { mapKeyIdOf } from './keyIdentity.ts';
import type { InternalMapState } from './StateBackend.ts';

/** One entry, with the key as the user gave it. */
export interface UserEntry<K, V> {
  readonly key: K;
  value: V;
}

/** What the table holds under one key. */
export type UserMap<K, V> = Map<KeyId, UserEntry<K, V>>;

/** Where a map state keeps its map: a table by key, or a single place. */
export type UserMapTable<K, V> = Pick<
  HeapStateTable<UserMap<K, V>>,
  'get' | 'put' | 'remove' | 'setCurrentNamespace'
>;

/** Values by a key of the user's own; an empty map takes no room. */
export class HeapMapState<K, V> implements InternalMapState<K, V> {
  private readonly table: UserMapTable<K, V>;

  constructor(table: UserMapTable<K, V>) {
    this.table = table;
  }

  setCurrentNamespace(namespace: Namespace): void {
    this.table.setCurrentNamespace(namespace);
  }

  get(key: K): V | null {
    const entry = this.table.get()?.get(mapKeyIdOf(key));
    return entry === undefined ? null : entry.value;
  }

  put(key: K, value: V): void {
    let map = this.table.get();
    if (map === undefined) {
      map = new Map();
      this.table.put(map);
    }
    const id = mapKeyIdOf(key);
    const entry = map.get(id);
    const copy = value === undefined ? (null as V) : copyValue(value);
    if (entry !== undefined) entry.value = copy;
    else map.set(id, { key: copyValue(key), value: copy });
  }

  putAll(entries: Iterable<[K, V]>): void {
    const pairs = entries instanceof Map ? (entries as Map<K, V>).entries() : entries;
    for (const [key, value] of pairs) this.put(key, value);
  }

  remove(key: K): void {
    const map = this.table.get();
    if (map === undefined || !map.delete(mapKeyIdOf(key))) return;
    if (map.size === 0) this.table.remove();
  }

  contains(key: K): boolean {
    return this.table.get()?.has(mapKeyIdOf(key)) ?? false;
  }

  entries(): Iterable<[K, V]> {
    return this.read((entry) => [entry.key, entry.value]);
  }

  keys(): Iterable<K> {
    return this.read((entry) => entry.key);
  }

  values(): Iterable<V> {
    return this.read((entry) => entry.value);
  }

  isEmpty(): boolean {
    return this.table.get() === undefined;
  }

  clear(): void {
    this.table.remove();
  }

  /** A list of its own, so that the map may be changed while it is read. */
  private read<X>(part: (entry: UserEntry<K, V>) => X): X[] {
    const parts: X[] = [];
    const map = this.table.get();
    if (map !== undefined) for (const entry of map.values()) parts.push(part(entry));
    return parts;
  }
}
