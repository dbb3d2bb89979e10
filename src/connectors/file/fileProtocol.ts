/**
 * What a file source's readers and its enumerator say to each other. A reader asks for one split at
 * a time, and for its bytes chunk by chunk, so that it never holds more than it works on.
 */

/** A byte range of a file; the lines that begin in it are its lines. Flink's FileSourceSplit. */
export interface FileSplit {
  readonly path: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Of the whole file. */
  readonly sizeBytes: number;
}

/** From a reader. */
export type ReaderMessage =
  | { readonly kind: 'request-split' }
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly start: number;
      readonly end: number;
    };

/** To a reader. `failed` ends the source with this sentence. */
export type EnumeratorMessage =
  | { readonly kind: 'split'; readonly split: FileSplit }
  | { readonly kind: 'no-more-splits' }
  | { readonly kind: 'bytes'; readonly start: number; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly message: string };

/** No reader may ask for more bytes at once. */
export const MAX_READ_BYTES = 1 << 20;

/** A reader's message, or null for anything that is none. */
export function parseReaderMessage(message: unknown): ReaderMessage | null {
  if (typeof message !== 'object' || message === null) return null;
  const { kind, path, start, end } = message as Record<string, unknown>;
  if (kind === 'request-split') return { kind };
  if (kind !== 'read' || typeof path !== 'string') return null;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return null;
  const from = start as number;
  const to = end as number;
  if (from < 0 || to <= from || to - from > MAX_READ_BYTES) return null;
  return { kind, path, start: from, end: to };
}
