/** A KeyValueStore that forgets with the test. */
import type { KeyValueStore } from '../../src/ui/store/ports.ts';

/** An empty storage. */
export function memoryStorage(): KeyValueStore & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: (key) => entries.get(key) ?? null,
    set: (key, value) => entries.set(key, value).size > 0,
    remove: (key) => void entries.delete(key),
    keys: () => [...entries.keys()],
  };
}
