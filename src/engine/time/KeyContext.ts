/**
 * The key that state and timers belong to at this moment, and namespaces (windows) under a key.
 * Flink's KeyContext and VoidNamespace.
 */

/** A scope under a key: a window, or nothing. Equal ids mean the same namespace. */
export interface Namespace {
  /** Primitive identity, computed once per object; numbers and strings never mean the same. */
  readonly namespaceId: string | number;
}

/** The namespace of state and timers that belong to no window. */
export const VOID_NAMESPACE: Namespace = { namespaceId: '' };

/**
 * A key's identity as a primitive that a Map compares rightly: equal ids mean the same key.
 * `engine/state/keyIdentity.ts` makes it.
 */
export type KeyId = string | number | boolean;

/** Who holds the current key. Keys are what the key selector returned, unchanged. */
export interface KeyContext {
  setCurrentKey(key: unknown): void;
  /** Undefined before the first key. */
  currentKey(): unknown;
  /** Throws before the first key, with Flink's sentence. */
  currentKeyId(): KeyId;
}
