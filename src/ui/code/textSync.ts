/**
 * How the text of the program, held by the store, and the text in the editor are kept equal
 * without one overwriting the other: a change from outside becomes the smallest edit, and the
 * store's late echo of something that was typed is told apart from a change.
 */

/** One replacement in a text; offsets are UTF-16 code units, `end` is exclusive. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How many unanswered texts are remembered; more than a burst of typing can make. */
const ECHO_LIMIT = 256;

/**
 * The smallest single replacement that turns one text into the other; null where they are
 * equal.
 */
export function smallestEdit(from: string, to: string): TextEdit | null {
  if (from === to) return null;
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  if (splitsPair(from, start) || splitsPair(to, start)) start--;
  let tail = 0;
  while (tail < shorter - start && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  if (splitsPair(from, from.length - tail) || splitsPair(to, to.length - tail)) tail--;
  return { start, end: from.length - tail, text: to.slice(start, to.length - tail) };
}

/** True where the offset lies inside a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

/** Tells the store's echoes of what was typed from changes that others made. */
export class EchoFilter {
  #sent: string[] = [];

  /** The editor has told the store this text. */
  sent(text: string): void {
    this.#sent.push(text);
    if (this.#sent.length > ECHO_LIMIT) this.#sent = this.#sent.slice(-ECHO_LIMIT);
  }

  /** True for a text that the editor itself sent; it and all older ones count as answered. */
  isEcho(text: string): boolean {
    const index = this.#sent.lastIndexOf(text);
    if (index < 0) return false;
    this.#sent = this.#sent.slice(index + 1);
    return true;
  }

  /** Another text is in the editor now: nothing that was sent before is awaited. */
  forget(): void {
    this.#sent = [];
  }
}
