/**
 * The browser's tab. Its id outlives a reload. A tab that was duplicated begins with a copy of the
 * other's id, so each open tab holds a lock of its name: whoever does not get it takes another.
 */
import type { BrowserTab } from '../ui/index.ts';
import { quietStorage } from './browserPorts.ts';

const TAB_KEY = 'millrace.tab';
const LOCK_PREFIX = 'millrace.tab.';
/** The page before a reload may still hold its lock for a moment. */
const SECOND_TRY_MS = 500;

/** This tab, among those of this browser that show the app. */
export function browserTab(): BrowserTab {
  const memory = quietStorage(() => sessionStorage);
  const tab = { id: memory.get(TAB_KEY) ?? newId() };
  memory.set(TAB_KEY, tab.id);
  void holdName(tab.id).then((isHeld) => {
    if (isHeld) return;
    tab.id = newId();
    memory.set(TAB_KEY, tab.id);
    void holdName(tab.id);
  });
  return {
    get id() {
      return tab.id;
    },
    memory,
    liveTabs,
    onStored: (listener) =>
      window.addEventListener('storage', (event) => {
        if (event.storageArea === localStorage) listener(event.key);
      }),
  };
}

/** Not `randomUUID`, which pages that are not secure do not have. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((n) => n.toString(36)).join('');
}

/** Holds a tab's name for as long as the page lives; false where another tab has it. */
async function holdName(id: string): Promise<boolean> {
  if (await tryName(id)) return true;
  await new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS));
  return tryName(id);
}

/** Without locks (a page that is not secure) every name counts as free. */
function tryName(id: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>(() => {});
    };
    navigator.locks
      .request(LOCK_PREFIX + id, { ifAvailable: true }, hold)
      .catch(() => resolve(true));
  });
}

async function liveTabs(): Promise<ReadonlySet<string>> {
  const held = (await navigator.locks?.query().catch(() => null))?.held ?? [];
  const names = held.flatMap(({ name }) => (name?.startsWith(LOCK_PREFIX) ? [name] : []));
  return new Set(names.map((name) => name.slice(LOCK_PREFIX.length)));
}
