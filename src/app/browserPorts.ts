/** The browser's clock, storage and wishes, in the form that the store takes. */
import type { KeyValueStore, Surroundings, UiClock } from '../ui/index.ts';

/** Wall clock and timers. */
export function browserClock(): UiClock {
  return {
    nowMs: () => Date.now(),
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  };
}

/** localStorage; where it is forbidden nothing is remembered and nothing breaks. */
export function browserStorage(): KeyValueStore {
  return quietStorage(() => localStorage);
}

/** A storage that says no instead of throwing: reading its very name may throw. */
export function quietStorage(storage: () => Storage): KeyValueStore {
  const quietly = <T>(action: () => T, otherwise: T): T => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => quietly(() => storage().getItem(key), null),
    set: (key, value) =>
      quietly(() => {
        storage().setItem(key, value);
        return true;
      }, false),
    remove: (key) => quietly(() => storage().removeItem(key), undefined),
    keys: () => quietly(() => Object.keys(storage()), []),
  };
}

/** What the browser and the system ask for. */
export function surroundings(): Surroundings {
  return {
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    language: navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en',
    isMac: /Mac|iPhone|iPad/.test(navigator.platform),
  };
}
