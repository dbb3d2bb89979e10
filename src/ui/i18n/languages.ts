/**
 * The languages of the screen and their words. English is always there, because every fault can be
 * said in it; another language is loaded before anything is drawn in it.
 */
import { EN, type MessageKey } from './messages.en.ts';
import type { KnownSentence } from './sentences.ts';

/** The languages of the screen. */
export type Language = 'en' | 'ko';

/** What is said in one language. */
export interface Words {
  readonly messages: Readonly<Record<MessageKey, string>>;
  /** By the codes of faults; the original sentence stands under them. */
  readonly explanations: Readonly<Record<string, string>>;
  /** By parts of the engine's sentences; null where these need no more words. */
  readonly sentences: Readonly<Record<KnownSentence, string>> | null;
}

const ENGLISH: Words = { messages: EN, explanations: {}, sentences: null };

const loaded = new Map<Language, Words>([['en', ENGLISH]]);

/** Brings a language's words; rejects where they cannot be loaded. */
export async function loadLanguage(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const { KOREAN } = await import('./korean.ts');
  loaded.set(language, KOREAN);
}

/** What is said in a language; in English as long as it has not come. */
export function wordsIn(language: Language): Words {
  return loaded.get(language) ?? ENGLISH;
}
