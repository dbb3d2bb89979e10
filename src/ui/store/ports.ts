/** What the store needs of the world, so that it runs unchanged in Node tests. */

/** Time as the store sees it. */
export interface UiClock {
  nowMs(): number;
  /** Calls back once after a delay; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Small texts that outlive the page; a forbidden storage is always empty. */
export interface KeyValueStore {
  get(key: string): string | null;
  /** False where the storage is full or forbidden; then what was there before is still there. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): readonly string[];
}

/** The browser's tab that this is, among others that may show the same programs. */
export interface BrowserTab {
  /** The same over a reload, and no dot in it. */
  readonly id: string;
  /** Of this tab only, over a reload. */
  readonly memory: KeyValueStore;
  /** The ids of the tabs that are open now; empty where the browser does not tell. */
  liveTabs(): Promise<ReadonlySet<string>>;
  /** Hears of keys that another tab has changed in the storage; null is all of them. */
  onStored(listener: (key: string | null) => void): void;
}

const NOTHING_KEPT: KeyValueStore = {
  get: () => null,
  set: () => false,
  remove: () => {},
  keys: () => [],
};

/** The tab of a page that has no other. */
export const ONLY_TAB: BrowserTab = {
  id: 'only',
  memory: NOTHING_KEPT,
  liveTabs: async () => new Set(),
  onStored: () => {},
};

/** Where files that the user opens go, so that sources find them by name. */
export interface FileShelf {
  openFile(name: string, file: Blob): Promise<void>;
  closeFile(name: string): Promise<void>;
}

/** A file as the browser gives it. */
export type NamedBlob = Blob & { readonly name: string };
