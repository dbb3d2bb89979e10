/**
 * State of an operator that hangs on no key: lists and broadcast maps by name. What is put in is
 * copied. What was restored stays, and goes into the next snapshot, even where nobody asks for it.
 * Flink's DefaultOperatorStateBackend.
 */
import { copyValue } from './copyValue.ts';
import type { ListStateDescriptor, MapStateDescriptor } from './descriptors.ts';
import { HeapMapState, type UserMap } from './HeapMapState.ts';
import { copyElement, copyElements } from './heapStates.ts';
import type {
  OperatorStateMode,
  OperatorStateSnapshot,
} from './RoundRobinOperatorStateRepartitioner.ts';
import type { ListState, MapState } from './stateTypes.ts';

const NULL_AMONG_VALUES =
  'Any value to add to a list cannot be null. Leave such values out, undefined too.';

/** Where functions get their operator states from. */
export interface OperatorStateStore {
  /** Shared out evenly where the parallelism changes. */
  getListState<T>(descriptor: ListStateDescriptor<T>): ListState<T>;
  /** Every subtask is given the items of all. */
  getUnionListState<T>(descriptor: ListStateDescriptor<T>): ListState<T>;
  /** The same in every subtask, which the program has to see to. */
  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): MapState<K, V>;
}

/** All operator state of one operator in one subtask. */
export class OperatorStateBackend implements OperatorStateStore {
  private readonly lists = new Map<string, PartitionableListState>();
  private readonly maps = new Map<string, HeapMapState<unknown, unknown>>();

  getListState<T>(descriptor: ListStateDescriptor<T>): ListState<T> {
    return this.list(descriptor, 'SPLIT_DISTRIBUTE') as ListState<T>;
  }

  getUnionListState<T>(descriptor: ListStateDescriptor<T>): ListState<T> {
    return this.list(descriptor, 'UNION') as ListState<T>;
  }

  getBroadcastState<K, V>(descriptor: MapStateDescriptor<K, V>): MapState<K, V> {
    return this.map(nameOf(descriptor, 'map')) as MapState<K, V>;
  }

  /** Plain data, copied. */
  snapshot(): OperatorStateSnapshot {
    const lists = [...this.lists].map(([name, list]) => ({
      name,
      mode: list.mode,
      items: copyValue([...list.get()]),
    }));
    const maps = [...this.maps].map(([name, map]) => ({
      name,
      mode: 'BROADCAST' as const,
      items: copyValue([...map.entries()]),
    }));
    return [...lists, ...maps];
  }

  /** Takes one subtask's share; before anybody asks for a state. */
  restore(share: OperatorStateSnapshot): void {
    for (const { name, mode, items } of share) {
      if (mode === 'BROADCAST') this.map(name).putAll(items as [unknown, unknown][]);
      else {
        const list = new PartitionableListState(mode);
        list.addAll([...items]);
        this.lists.set(name, list);
      }
    }
  }

  private list(
    descriptor: ListStateDescriptor<unknown>,
    mode: OperatorStateMode,
  ): ListState<unknown> {
    const name = nameOf(descriptor, 'list');
    const known = this.lists.get(name);
    if (known !== undefined) {
      if (known.mode === mode) return known;
      throw new Error(
        `Incompatible state assignment modes. Was [${known.mode}], registered with [${mode}]. ` +
          `The state '${name}' is a union list in one place and a list in another.`,
      );
    }
    const list = new PartitionableListState(mode);
    this.lists.set(name, list);
    return list;
  }

  private map(name: string): HeapMapState<unknown, unknown> {
    let map = this.maps.get(name);
    if (map === undefined) {
      map = new HeapMapState(new OneMap());
      this.maps.set(name, map);
    }
    return map;
  }
}

/** A list whose items may move to other subtasks. */
class PartitionableListState implements ListState<unknown> {
  readonly mode: OperatorStateMode;
  private items: unknown[] = [];

  constructor(mode: OperatorStateMode) {
    this.mode = mode;
  }

  get(): Iterable<unknown> {
    return this.items.slice();
  }

  add(value: unknown): void {
    this.items.push(copyElement(value));
  }

  addAll(values: unknown[]): void {
    this.items.push(...copyElements(values, undefined, NULL_AMONG_VALUES));
  }

  update(values: unknown[]): void {
    this.items = [];
    this.addAll(values);
  }

  clear(): void {
    this.items = [];
  }
}

/** The single place of a broadcast state's map. */
class OneMap {
  private map: UserMap<unknown, unknown> | undefined;

  get(): UserMap<unknown, unknown> | undefined {
    return this.map;
  }

  put(map: UserMap<unknown, unknown>): void {
    this.map = map;
  }

  remove(): void {
    this.map = undefined;
  }

  setCurrentNamespace(): void {}
}

function nameOf(descriptor: { readonly kind: string; readonly name: string }, kind: string) {
  if (descriptor?.kind === kind) return descriptor.name;
  throw new Error(
    'The state properties must not be null. An operator state needs a ' +
      `${kind === 'list' ? 'ListStateDescriptor' : 'MapStateDescriptor'}.`,
  );
}
