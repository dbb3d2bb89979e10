/**
 * The words of the screen's languages, as far as they are there. English always is, because every
 * fault can be said in it; another language is loaded before anything is drawn in it.
 */
import { EN, type MessageKey } from './messages.en.ts';

/** The languages of the screen. */
export type Language = 'en' | 'ko';

/** What is said in one language. */
export interface Words {
  readonly messages: Readonly<Record<MessageKey, string>>;
  /** By the codes of faults; the original sentence stands under them. */
  readonly explanations: Readonly<Record<string, string>>;
  /** By parts of the engine's sentences; none in English. */
  readonly sentences: Readonly<Record<string, string>>;
}

const ENGLISH: Words = { messages: EN, explanations: {}, sentences: {} };

const known = new Map<Language, Words>([['en', ENGLISH]]);

/** True where they need not be loaded. */
export function hasWords(language: Language): boolean {
  return known.has(language);
}

/** Keeps a language's words. */
export function addWords(language: Language, words: Words): void {
  known.set(language, words);
}

/** What is said in a language; in English as long as it has not come. */
export function wordsIn(language: Language): Words {
  return known.get(language) ?? ENGLISH;
}
