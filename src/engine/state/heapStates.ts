/**
 * The five keyed states over a heap table. What is put in is copied; what is read is the state's
 * own object, not to be changed without an update (SEMANTICS §2.2, §13). Flink's HeapValueState,
 * HeapListState, HeapReducingState and HeapAggregatingState.
 */
import type { Namespace } from '../time/KeyContext.ts';
import { copyValue } from './copyValue.ts';
import type { AggregatingStateDescriptor, ReducingStateDescriptor } from './descriptors.ts';
import type { HeapStateTable } from './HeapStateTable.ts';
import type {
  InternalAggregatingState,
  InternalListState,
  InternalReducingState,
  InternalValueState,
} from './StateBackend.ts';

const NULL_IN_LIST =
  'You cannot add null to a ListState. Neither null nor undefined can be an element of it.';
const NULL_LIST = 'List of values to add cannot be null. An empty list is [].';

/** One value. */
export class HeapValueState<T> implements InternalValueState<T> {
  private readonly table: HeapStateTable<T>;

  constructor(table: HeapStateTable<T>) {
    this.table = table;
  }

  setCurrentNamespace(namespace: Namespace): void {
    this.table.setCurrentNamespace(namespace);
  }

  value(): T | null {
    const value = this.table.get();
    return value === undefined ? null : value;
  }

  update(value: T): void {
    if (value === null || value === undefined) this.table.remove();
    else this.table.put(typeof value === 'object' ? copyValue(value) : value);
  }

  clear(): void {
    this.table.remove();
  }
}

/** Checks what is to be added to a list, and copies it; the sentences are of the list's kind. */
export function copyElements<T>(values: T[], noList = NULL_LIST, noElement = NULL_IN_LIST): T[] {
  if (values === null || values === undefined) throw new Error(noList);
  const copies: T[] = [];
  for (const value of values) copies.push(copyElement(value, noElement));
  return copies;
}

/** Checks one element, and copies it. */
export function copyElement<T>(value: T, noElement = NULL_IN_LIST): T {
  if (value === null || value === undefined) throw new Error(noElement);
  return copyValue(value);
}

/** Values in order. */
export class HeapListState<T> implements InternalListState<T> {
  private readonly table: HeapStateTable<T[]>;

  constructor(table: HeapStateTable<T[]>) {
    this.table = table;
  }

  setCurrentNamespace(namespace: Namespace): void {
    this.table.setCurrentNamespace(namespace);
  }

  /** A list of its own, so that the state may be changed while it is read. */
  get(): Iterable<T> {
    return this.table.get()?.slice() ?? [];
  }

  add(value: T): void {
    const copy = copyElement(value);
    const list = this.table.get();
    if (list === undefined) this.table.put([copy]);
    else list.push(copy);
  }

  addAll(values: T[]): void {
    const copies = copyElements(values);
    if (copies.length === 0) return;
    const list = this.table.get();
    if (list === undefined) this.table.put(copies);
    else for (const copy of copies) list.push(copy);
  }

  update(values: T[]): void {
    const copies = copyElements(values);
    if (copies.length === 0) this.table.remove();
    else this.table.put(copies);
  }

  clear(): void {
    this.table.remove();
  }

  mergeNamespaces(target: Namespace, sources: readonly Namespace[]): void {
    mergeInto(this.table, target, sources, (a, b) => {
      for (const value of b) a.push(value);
      return a;
    });
  }
}

/** The reduction of what was added. */
export class HeapReducingState<T> implements InternalReducingState<T> {
  private readonly table: HeapStateTable<T>;
  private readonly reduce: (a: T, b: T) => T;

  constructor(table: HeapStateTable<T>, descriptor: ReducingStateDescriptor<T>) {
    this.table = table;
    this.reduce = descriptor.reduce;
  }

  setCurrentNamespace(namespace: Namespace): void {
    this.table.setCurrentNamespace(namespace);
  }

  get(): T | null {
    const value = this.table.get();
    return value === undefined ? null : value;
  }

  add(value: T): void {
    if (value === null || value === undefined) this.table.remove();
    else this.table.put(this.combine(this.table.get(), value));
  }

  clear(): void {
    this.table.remove();
  }

  mergeNamespaces(target: Namespace, sources: readonly Namespace[]): void {
    mergeInto(this.table, target, sources, this.reduce);
  }

  /** A fresh result is the state's alone; only the record itself has another holder. */
  private combine(before: T | undefined, value: T): T {
    if (before === undefined) return copyValue(value);
    const reduced = this.reduce(before, value);
    return reduced === value ? copyValue(reduced) : reduced;
  }
}

/** The fold of what was added. The accumulator may be changed in place. */
export class HeapAggregatingState<T, A, R> implements InternalAggregatingState<T, R> {
  private readonly table: HeapStateTable<A>;
  private readonly descriptor: AggregatingStateDescriptor<T, A, R>;

  constructor(table: HeapStateTable<A>, descriptor: AggregatingStateDescriptor<T, A, R>) {
    this.table = table;
    this.descriptor = descriptor;
  }

  setCurrentNamespace(namespace: Namespace): void {
    this.table.setCurrentNamespace(namespace);
  }

  get(): R | null {
    const accumulator = this.table.get();
    return accumulator === undefined ? null : this.descriptor.aggregate.getResult(accumulator);
  }

  add(value: T): void {
    if (value === null || value === undefined) this.table.remove();
    else this.fold(value);
  }

  clear(): void {
    this.table.remove();
  }

  mergeNamespaces(target: Namespace, sources: readonly Namespace[]): void {
    const aggregate = this.descriptor.aggregate;
    mergeInto(this.table, target, sources, (a, b) => aggregate.merge(a, b));
  }

  private fold(value: T): void {
    const before = this.table.get();
    const aggregate = this.descriptor.aggregate;
    const start = before === undefined ? aggregate.createAccumulator() : before;
    const accumulator = aggregate.add(value, start);
    if (accumulator !== before) this.table.put(accumulator);
  }
}

/** Sources in their order first, then the target: target ⊕ (source1 ⊕ source2 ⊕ …). */
function mergeInto<V>(
  table: HeapStateTable<V>,
  target: Namespace,
  sources: readonly Namespace[],
  merge: (a: V, b: V) => V,
): void {
  let merged: V | undefined;
  for (const source of sources) {
    const value = table.take(source);
    if (value === undefined) continue;
    merged = merged === undefined ? value : merge(merged, value);
  }
  if (merged === undefined) return;
  const before = table.peek(target);
  table.putInto(target, before === undefined ? merged : merge(before, merged));
}
