/**
 * One colour for each record key, the same wherever the key is shown. The eight key colours go by
 * the key's hash, the next free one where two meet; further keys get a hue, all of one lightness.
 */

/** A token's number, 1 to 8, or a hue in degrees for the keys that came after those. */
export type KeyColour = { readonly token: number } | { readonly hue: number };

const TOKENS = 8;
/** Colours that are remembered; what comes later has the hue of its hash only. */
const MOST_KEYS = 10_000;

/** FNV-1a over UTF-16 code units, unsigned. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** The keys seen so far. */
export class KeyColours {
  private readonly colours = new Map<string, KeyColour>();
  private readonly taken = new Set<number>();

  /** The key's colour; the same for the same key, always. */
  of(key: string): KeyColour {
    const known = this.colours.get(key);
    if (known) return known;
    const colour = this.next(hashOf(key));
    if (this.colours.size < MOST_KEYS) this.colours.set(key, colour);
    return colour;
  }

  private next(hash: number): KeyColour {
    for (let i = 0; i < TOKENS; i++) {
      const token = ((hash + i) % TOKENS) + 1;
      if (this.taken.has(token)) continue;
      this.taken.add(token);
      return { token };
    }
    return { hue: hash % 360 };
  }
}

/** The page's own. */
export const keyColours = new KeyColours();
