/**
 * Keyed states whose values expire: each value (in lists and maps each element) carries the
 * processing time of its last access, also in snapshots, so that time goes on over a restore.
 * Expired when `lastAccess + ttl <= now`. Flink's TtlValueState and its siblings (SEMANTICS §5.4).
 */
import type { Namespace } from '../time/KeyContext.ts';
import { copyValue } from './copyValue.ts';
import type {
  AggregatingStateDescriptor,
  AnyStateDescriptor,
  ReducingStateDescriptor,
} from './descriptors.ts';
import { HeapMapState, type UserMap } from './HeapMapState.ts';
import type { HeapStateTable } from './HeapStateTable.ts';
import { copyElement, copyElements } from './heapStates.ts';
import type { InternalMapState, InternalState, InternalValueState } from './StateBackend.ts';
import type { StateTtlConfig } from './StateTtlConfig.ts';
import type { AggregatingState, ListState, ReducingState } from './stateTypes.ts';

const NULL_IN_TTL_LIST =
  'You cannot have null element in a ListState. Neither null nor undefined can be one.';
const NULL_TTL_LIST = 'List of values to update cannot be null. An empty list is [].';

/** What expiry needs: the settings and the clock. */
export interface TtlContext {
  readonly ttl: StateTtlConfig;
  readonly nowMs: () => number;
}

/** A value with the time of its last access. */
interface TtlCell<T> {
  readonly value: T;
  lastAccessMs: number;
}

/** Makes the state of a descriptor that has a time to live. */
export function createTtlState(
  descriptor: AnyStateDescriptor,
  table: HeapStateTable<any>, // any: whatever the descriptor's state holds
  context: TtlContext,
): InternalState {
  switch (descriptor.kind) {
    case 'value':
      return new TtlValueState(table, context);
    case 'list':
      return new TtlListState(table, context);
    case 'map':
      return new TtlMapState(table, context);
    case 'reducing':
      return new TtlReducingState(table, context, descriptor);
    case 'aggregating':
      return new TtlAggregatingState(table, context, descriptor);
  }
}

abstract class TtlState<V> implements InternalState {
  protected readonly table: HeapStateTable<V>;
  private readonly context: TtlContext;

  constructor(table: HeapStateTable<V>, context: TtlContext) {
    this.table = table;
    this.context = context;
  }

  setCurrentNamespace(namespace: Namespace): void {
    this.table.setCurrentNamespace(namespace);
  }

  clear(): void {
    this.table.remove();
  }

  protected wrap<T>(value: T): TtlCell<T> {
    return { value, lastAccessMs: this.context.nowMs() };
  }

  protected isExpired(cell: TtlCell<unknown>): boolean {
    return cell.lastAccessMs + this.context.ttl.ttlMs <= this.context.nowMs();
  }

  protected returnsExpired(): boolean {
    return this.context.ttl.visibility === 'ReturnExpiredIfNotCleanedUp';
  }

  protected refreshesOnRead(): boolean {
    return this.context.ttl.updateType === 'OnReadAndWrite';
  }

  /** Reads a cell: removes it where it has expired, refreshes it where reading does so. */
  protected read<T>(cell: TtlCell<T> | undefined, remove: () => void): T | null {
    if (cell === undefined) return null;
    if (this.isExpired(cell)) {
      remove();
      return this.returnsExpired() ? cell.value : null;
    }
    if (this.refreshesOnRead()) cell.lastAccessMs = this.wrap(null).lastAccessMs;
    return cell.value;
  }

  /** What a fold goes on from; null where it begins anew. */
  protected unexpired<T>(cell: TtlCell<T> | undefined): T | null {
    if (cell === undefined) return null;
    return this.isExpired(cell) && !this.returnsExpired() ? null : cell.value;
  }
}

class TtlValueState<T> extends TtlState<TtlCell<T>> implements InternalValueState<T> {
  value(): T | null {
    return this.read(this.table.get(), () => this.clear());
  }

  update(value: T): void {
    if (value === null || value === undefined) this.clear();
    else this.table.put(this.wrap(copyValue(value)));
  }
}

class TtlListState<T> extends TtlState<TtlCell<T>[]> implements ListState<T> {
  get(): Iterable<T> {
    const cells = this.table.get() ?? [];
    const seen = cells.filter((cell) => this.returnsExpired() || !this.isExpired(cell));
    const alive = cells.filter((cell) => !this.isExpired(cell));
    if (alive.length === 0) this.clear();
    else if (this.refreshesOnRead()) this.table.put(alive.map((cell) => this.wrap(cell.value)));
    return seen.map((cell) => cell.value);
  }

  add(value: T): void {
    this.append([copyElement(value)]);
  }

  addAll(values: T[]): void {
    this.append(copyElements(values, undefined, NULL_IN_TTL_LIST));
  }

  update(values: T[]): void {
    const copies = copyElements(values, NULL_TTL_LIST, NULL_IN_TTL_LIST);
    if (copies.length === 0) this.clear();
    else this.table.put(copies.map((copy) => this.wrap(copy)));
  }

  private append(copies: T[]): void {
    if (copies.length === 0) return;
    const cells = this.table.get() ?? [];
    for (const copy of copies) cells.push(this.wrap(copy));
    this.table.put(cells);
  }
}

class TtlMapState<K, V> extends TtlState<UserMap<K, TtlCell<V>>> implements InternalMapState<K, V> {
  private readonly cells: HeapMapState<K, TtlCell<V>>;

  constructor(table: HeapStateTable<UserMap<K, TtlCell<V>>>, context: TtlContext) {
    super(table, context);
    this.cells = new HeapMapState(table);
  }

  get(key: K): V | null {
    return this.read(this.cells.get(key) ?? undefined, () => this.cells.remove(key));
  }

  put(key: K, value: V): void {
    this.cells.put(key, this.wrap(value === undefined ? (null as V) : value));
  }

  putAll(entries: Iterable<[K, V]>): void {
    const pairs = entries instanceof Map ? (entries as Map<K, V>).entries() : entries;
    for (const [key, value] of pairs) this.put(key, value);
  }

  remove(key: K): void {
    this.cells.remove(key);
  }

  contains(key: K): boolean {
    const cell = this.cells.get(key);
    if (cell === null) return false;
    const isExpired = this.isExpired(cell);
    this.read(cell, () => this.cells.remove(key));
    return !isExpired || this.returnsExpired();
  }

  entries(): Iterable<[K, V]> {
    const entries: [K, V][] = [];
    for (const [key, cell] of this.cells.entries()) {
      const isSeen = !this.isExpired(cell) || this.returnsExpired();
      this.read(cell, () => this.cells.remove(key));
      if (isSeen) entries.push([key, cell.value]);
    }
    return entries;
  }

  keys(): Iterable<K> {
    return [...this.entries()].map(([key]) => key);
  }

  values(): Iterable<V> {
    return [...this.entries()].map(([, value]) => value);
  }

  isEmpty(): boolean {
    return this.cells.isEmpty();
  }
}

class TtlReducingState<T> extends TtlState<TtlCell<T>> implements ReducingState<T> {
  private readonly descriptor: ReducingStateDescriptor<T>;

  constructor(
    table: HeapStateTable<TtlCell<T>>,
    context: TtlContext,
    descriptor: ReducingStateDescriptor<T>,
  ) {
    super(table, context);
    this.descriptor = descriptor;
  }

  get(): T | null {
    return this.read(this.table.get(), () => this.clear());
  }

  /** Null is no value to reduce: it only refreshes, where a state that never expires clears. */
  add(value: T): void {
    const before = this.unexpired(this.table.get());
    this.table.put(this.wrap(copyValue(this.reduced(before, value))));
  }

  private reduced(before: T | null, value: T): T {
    if (before === null) return value ?? (null as T);
    return value === null || value === undefined ? before : this.descriptor.reduce(before, value);
  }
}

class TtlAggregatingState<T, A, R> extends TtlState<TtlCell<A>> implements AggregatingState<T, R> {
  private readonly descriptor: AggregatingStateDescriptor<T, A, R>;

  constructor(
    table: HeapStateTable<TtlCell<A>>,
    context: TtlContext,
    descriptor: AggregatingStateDescriptor<T, A, R>,
  ) {
    super(table, context);
    this.descriptor = descriptor;
  }

  get(): R | null {
    const accumulator = this.read(this.table.get(), () => this.clear());
    return accumulator === null ? null : this.descriptor.aggregate.getResult(accumulator);
  }

  add(value: T): void {
    if (value === null || value === undefined) {
      this.clear();
      return;
    }
    const aggregate = this.descriptor.aggregate;
    const before = this.unexpired(this.table.get()) ?? aggregate.createAccumulator();
    this.table.put(this.wrap(aggregate.add(value, before)));
  }
}
