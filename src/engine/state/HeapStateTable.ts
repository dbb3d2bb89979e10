// Hot path: no closure and no allocation on get, and on put only the Map's own.
/**
 * The values of one state, namespace first: the current namespace's Map is kept at hand, so that an
 * access is one Map lookup by key (quicker than a Map of windows under each key, PERFORMANCE §3).
 * Empty namespaces vanish. Keys that their id does not contain are kept beside, for snapshots.
 * Flink's StateTable.
 */
import type { KeyId, Namespace } from '../time/KeyContext.ts';
import { VOID_NAMESPACE } from '../time/KeyContext.ts';
import { isSelfContained, keyOfId } from './keyIdentity.ts';

/** What a table asks of its backend at each access. */
export interface CurrentKey {
  /** Undefined before the first key. */
  readonly keyId: KeyId | undefined;
  readonly key: unknown;
}

/** One entry as it is in a snapshot. */
export interface StateEntry {
  readonly namespaceId: string | number;
  readonly key: unknown;
  readonly value: unknown;
}

/** The entries of one namespace. */
class NamespaceEntries<V> {
  readonly values = new Map<KeyId, V>();
  /** Null while all keys are primitives. */
  objectKeys: Map<KeyId, unknown> | null = null;
}

/** Throws Flink's sentence for state that is used where there is no key. */
export function failWithoutKey(): never {
  throw new Error(
    'No key set. This method should not be called outside of a keyed context. ' +
      'Keyed state can be used while a record or a timer is processed, not in open() or close().',
  );
}

/** One state of one operator in one subtask. */
export class HeapStateTable<V> {
  private readonly current: CurrentKey;
  private readonly namespaces = new Map<string | number, NamespaceEntries<V>>();
  private namespace: Namespace = VOID_NAMESPACE;
  /** Null while the current namespace holds nothing. */
  private entries: NamespaceEntries<V> | null = null;

  constructor(current: CurrentKey) {
    this.current = current;
  }

  setCurrentNamespace(namespace: Namespace): void {
    if (namespace === this.namespace) return;
    if (namespace.namespaceId !== this.namespace.namespaceId) {
      this.entries = this.namespaces.get(namespace.namespaceId) ?? null;
    }
    this.namespace = namespace;
  }

  /** The value of the current key and namespace; undefined where there is none. */
  get(): V | undefined {
    const id = this.current.keyId;
    if (id === undefined) failWithoutKey();
    return this.entries === null ? undefined : this.entries.values.get(id);
  }

  put(value: V): void {
    const id = this.current.keyId;
    if (id === undefined) failWithoutKey();
    this.entries ??= this.entriesFor(this.namespace.namespaceId);
    this.entries.values.set(id, value);
    if (typeof id === 'string' && id.charCodeAt(0) === 0) {
      rememberKey(this.entries, id, this.current.key);
    }
  }

  remove(): void {
    const id = this.current.keyId;
    if (id === undefined) failWithoutKey();
    if (this.entries !== null) this.removeFrom(this.entries, this.namespace.namespaceId, id);
  }

  /** Removes and gives the value of the current key in another namespace. */
  take(namespace: Namespace): V | undefined {
    const id = this.current.keyId;
    if (id === undefined) failWithoutKey();
    const entries = this.namespaces.get(namespace.namespaceId);
    if (entries === undefined) return undefined;
    const value = entries.values.get(id);
    this.removeFrom(entries, namespace.namespaceId, id);
    return value;
  }

  /** The value of the current key in another namespace. */
  peek(namespace: Namespace): V | undefined {
    const id = this.current.keyId;
    if (id === undefined) failWithoutKey();
    return this.namespaces.get(namespace.namespaceId)?.values.get(id);
  }

  /** Puts a value of the current key into another namespace. */
  putInto(namespace: Namespace, value: V): void {
    const id = this.current.keyId;
    if (id === undefined) failWithoutKey();
    const entries = this.entriesFor(namespace.namespaceId);
    entries.values.set(id, value);
    rememberKey(entries, id, this.current.key);
    if (namespace.namespaceId === this.namespace.namespaceId) this.entries = entries;
  }

  /** Drops all entries. */
  clear(): void {
    this.namespaces.clear();
    this.entries = null;
  }

  size(): number {
    let count = 0;
    for (const entries of this.namespaces.values()) count += entries.values.size;
    return count;
  }

  /** All entries, for a snapshot; values as they are, not copied. */
  *all(): Generator<{ namespaceId: string | number; key: unknown; value: V }> {
    for (const [namespaceId, entries] of this.namespaces) {
      for (const [id, value] of entries.values) {
        const key = isSelfContained(id) ? keyOfId(id) : entries.objectKeys?.get(id);
        yield { namespaceId, key, value };
      }
    }
  }

  /** Puts an entry of a snapshot back. */
  restore(namespaceId: string | number, id: KeyId, key: unknown, value: V): void {
    const entries = this.entriesFor(namespaceId);
    entries.values.set(id, value);
    rememberKey(entries, id, key);
    if (namespaceId === this.namespace.namespaceId) this.entries = entries;
  }

  private entriesFor(namespaceId: string | number): NamespaceEntries<V> {
    let entries = this.namespaces.get(namespaceId);
    if (entries === undefined) {
      entries = new NamespaceEntries<V>();
      this.namespaces.set(namespaceId, entries);
    }
    return entries;
  }

  private removeFrom(entries: NamespaceEntries<V>, namespaceId: string | number, id: KeyId): void {
    if (!entries.values.delete(id)) return;
    entries.objectKeys?.delete(id);
    if (entries.values.size > 0) return;
    this.namespaces.delete(namespaceId);
    if (this.entries === entries) this.entries = null;
  }
}

function rememberKey(entries: NamespaceEntries<unknown>, id: KeyId, key: unknown): void {
  if (isSelfContained(id)) return;
  entries.objectKeys ??= new Map();
  if (!entries.objectKeys.has(id)) entries.objectKeys.set(id, key);
}
