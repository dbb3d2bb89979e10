/**
 * All keyed state of one operator in one subtask, in memory. Knows the current key; hands out one
 * state object per name; snapshots by key group and takes back what lies in its own range.
 * Flink's HeapKeyedStateBackend.
 */
import { type KeyId, VOID_NAMESPACE } from '../time/KeyContext.ts';
import { copyValue } from './copyValue.ts';
import type { AnyStateDescriptor, StateKind } from './descriptors.ts';
import { HeapMapState, type UserMap } from './HeapMapState.ts';
import { failWithoutKey, HeapStateTable, type StateEntry } from './HeapStateTable.ts';
import {
  HeapAggregatingState,
  HeapListState,
  HeapReducingState,
  HeapValueState,
} from './heapStates.ts';
import type { KeyGroupRange } from './keyHash.ts';
import { keyGroupOf } from './keyHash.ts';
import { keyIdOf } from './keyIdentity.ts';
import type {
  InternalState,
  InternalStateOf,
  KeyedStateBackend,
  KeyGroupSnapshot,
} from './StateBackend.ts';
import { type StateSize, StateSizeEstimator } from './StateSizeEstimator.ts';
import { createTtlState } from './ttlStates.ts';

/** What a backend must know. */
export interface HeapBackendOptions {
  readonly maxParallelism: number;
  /** The key groups of this subtask. */
  readonly keyGroupRange: KeyGroupRange;
  /** Processing time, for states whose values expire. */
  readonly nowMs: () => number;
}

/** A state object with what it was asked for. */
interface Registered {
  readonly kind: StateKind;
  readonly state: InternalState;
}

/** Keyed state on the heap. */
export class HeapKeyedStateBackend implements KeyedStateBackend {
  /** Of the current key; undefined before the first. Read by the tables at each access. */
  keyId: KeyId | undefined = undefined;
  key: unknown = undefined;
  private readonly options: HeapBackendOptions;
  // any: tables hold whatever their state holds
  private readonly tables = new Map<string, HeapStateTable<any>>();
  private readonly estimators: StateSizeEstimator[] = [];
  private readonly registered = new Map<string, Registered>();

  constructor(options: HeapBackendOptions) {
    this.options = options;
  }

  setCurrentKey(key: unknown): void {
    this.keyId = keyIdOf(key);
    this.key = key;
  }

  currentKey(): unknown {
    return this.key;
  }

  currentKeyId(): KeyId {
    return this.keyId === undefined ? failWithoutKey() : this.keyId;
  }

  getState<D extends AnyStateDescriptor>(descriptor: D): InternalStateOf<D> {
    const known = this.registered.get(descriptor.name);
    if (known !== undefined) {
      if (known.kind !== descriptor.kind) throw kindMismatch(descriptor, known.kind);
      return known.state as InternalStateOf<D>;
    }
    const table = this.tableOf(descriptor.name);
    const state = createState(descriptor, table, this.options.nowMs);
    this.registered.set(descriptor.name, { kind: descriptor.kind, state });
    return state as InternalStateOf<D>;
  }

  keysOf(stateName: string): unknown[] {
    const keys: unknown[] = [];
    for (const { namespaceId, key } of this.tables.get(stateName)?.all() ?? []) {
      if (namespaceId === VOID_NAMESPACE.namespaceId) keys.push(key);
    }
    return keys;
  }

  snapshot(): KeyGroupSnapshot[] {
    const groups = new Map<number, Record<string, StateEntry[]>>();
    for (const [name, table] of this.tables) {
      for (const { namespaceId, key, value } of table.all()) {
        const keyGroup = keyGroupOf(key, this.options.maxParallelism);
        let states = groups.get(keyGroup);
        if (states === undefined) {
          // No prototype: a state may have any name.
          states = Object.create(null) as Record<string, StateEntry[]>;
          groups.set(keyGroup, states);
        }
        states[name] ??= [];
        states[name].push({ namespaceId, key: copyValue(key), value: copyValue(value) });
      }
    }
    const inOrder = [...groups].sort(([a], [b]) => a - b);
    return inOrder.map(([keyGroup, states]) => ({ keyGroup, states }));
  }

  restore(parts: readonly KeyGroupSnapshot[]): void {
    const { start, end } = this.options.keyGroupRange;
    for (const part of parts) {
      if (part.keyGroup < start || part.keyGroup > end) continue;
      for (const [name, entries] of Object.entries(part.states)) {
        this.restoreState(name, entries as readonly StateEntry[]);
      }
    }
  }

  entryCount(): number {
    let count = 0;
    for (const table of this.tables.values()) count += table.size();
    return count;
  }

  size(): StateSize {
    let entries = 0;
    let bytes = 0;
    for (const estimator of this.estimators) {
      const size = estimator.read();
      entries += size.entries;
      bytes += size.bytes;
    }
    return { entries, bytes };
  }

  /** Drops the values of all keys. */
  protected clear(): void {
    for (const table of this.tables.values()) table.clear();
  }

  private restoreState(name: string, entries: readonly StateEntry[]): void {
    const table = this.tableOf(name);
    for (const { namespaceId, key, value } of entries) {
      table.restore(namespaceId, keyIdOf(key), key, copyValue(value));
    }
  }

  // any: see `tables`
  private tableOf(name: string): HeapStateTable<any> {
    let table = this.tables.get(name);
    if (table === undefined) {
      table = new HeapStateTable(this);
      this.tables.set(name, table);
      this.estimators.push(new StateSizeEstimator(table));
    }
    return table;
  }
}

function kindMismatch(descriptor: AnyStateDescriptor, kind: StateKind): Error {
  return new Error(
    `Error while getting state. '${descriptor.name}' is already in use as ${kind} state of this ` +
      `operator and cannot be ${descriptor.kind} state too. Give the two different names.`,
  );
}

function createState(
  descriptor: AnyStateDescriptor,
  table: HeapStateTable<any>, // any: whatever the descriptor's state holds
  nowMs: () => number,
): InternalState {
  const ttl = descriptor.getTtlConfig();
  if (ttl !== null) return createTtlState(descriptor, table, { ttl, nowMs });
  switch (descriptor.kind) {
    case 'value':
      return new HeapValueState(table);
    case 'list':
      return new HeapListState(table);
    case 'map':
      return new HeapMapState(table as HeapStateTable<UserMap<unknown, unknown>>);
    case 'reducing':
      return new HeapReducingState(table, descriptor);
    case 'aggregating':
      return new HeapAggregatingState(table, descriptor);
  }
}
