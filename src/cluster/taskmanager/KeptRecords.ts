/**
 * The whole texts of records that a screen was shown the beginning of: the newest, so far as they
 * fit. Each has a number by which it can be asked for.
 */

import { MAX_TEXT } from '../protocol/index.ts';

/** Characters that are kept together. */
const KEPT_CHARS = 16_000_000;
/** A record longer than that cannot be opened. */
const LONGEST = 64_000_000;

/** A text under its number. */
export interface KeptRecord {
  readonly number: number;
  readonly text: string;
}

/** One a TaskManager. */
export class KeptRecords {
  private readonly texts = new Map<number, string>();
  private chars = 0;
  private count = 0;

  /** Gives the number; the oldest make room. */
  add(text: string): number {
    this.count += 1;
    if (text.length > LONGEST) return this.count;
    this.texts.set(this.count, text);
    this.chars += text.length;
    for (const [number, old] of this.texts) {
      if (this.chars <= KEPT_CHARS || this.texts.size === 1) break;
      this.texts.delete(number);
      this.chars -= old.length;
    }
    return this.count;
  }

  /** Null where it has made room for others, or was too long. */
  find(number: number): string | null {
    return this.texts.get(number) ?? null;
  }

  /** Newest first; those that may be in one message. */
  all(): KeptRecord[] {
    const found = [...this.texts].map(([number, text]) => ({ number, text }));
    return found.filter(({ text }) => text.length <= MAX_TEXT).reverse();
  }
}
