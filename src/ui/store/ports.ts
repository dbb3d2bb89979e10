/** What the store needs of the world, so that it runs unchanged in Node tests. */

/** Time as the store sees it. */
export interface UiClock {
  nowMs(): number;
  /** Calls back once after a delay; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Small texts that outlive the page; a full or forbidden storage forgets silently. */
export interface KeyValueStore {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Where files that the user opens go, so that sources find them by name. */
export interface FileShelf {
  openFile(name: string, file: Blob): Promise<void>;
  closeFile(name: string): Promise<void>;
}

/** A file as the browser gives it. */
export type NamedBlob = Blob & { readonly name: string };
