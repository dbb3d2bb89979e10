/** Brings the words of a language that is not English. */
import { addWords, hasWords, type Language } from './words.ts';

/** Does nothing where they are there; rejects where they cannot be loaded. */
export async function loadLanguage(language: Language): Promise<void> {
  if (hasWords(language)) return;
  const { KOREAN } = await import('./korean.ts');
  addWords(language, KOREAN);
}
