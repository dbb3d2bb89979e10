/** What the list says of an example: from the catalogue, or from its own first comment. */
import { isMessageKey, type Translate } from '../i18n/translate.ts';
import type { Example } from '../store/appState.ts';

/** `click-stream` as `Click stream`. */
function fromFileName(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The lines of comment that the text opens with, without their marks. */
function openingComment(text: string): string {
  const [, block, lines] = /^\s*(?:\/\*\*?([\s\S]*?)\*\/|((?:\/\/.*\n)+))/.exec(text) ?? [];
  const raw = block ?? lines ?? '';
  return raw
    .replace(/^\s*(?:\*|\/\/)?\s?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The example's name. */
export function exampleTitle(example: Example, t: Translate): string {
  const key = `examples.${example.id}.title`;
  return isMessageKey(key)
    ? (t as unknown as (name: typeof key) => string)(key)
    : fromFileName(example.id);
}

/** One sentence about it. */
export function exampleAbout(example: Example, t: Translate): string {
  const key = `examples.${example.id}.about`;
  if (isMessageKey(key)) return (t as unknown as (name: typeof key) => string)(key);
  return openingComment(example.text).split(/(?<=\.)\s/)[0] ?? '';
}
