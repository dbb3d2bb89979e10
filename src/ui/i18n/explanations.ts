/**
 * What the faults mean, by their codes, for readers who do not read English: shown in front of the
 * original sentence, which names what is concerned and is often Flink's own. English needs none.
 */
import { type Language, wordsIn } from './words.ts';

/** What a fault means, in the reader's language; null where the original sentence says it. */
export function explanationOf(code: string | undefined, language: Language): string | null {
  const { explanations } = wordsIn(language);
  return code !== undefined && Object.hasOwn(explanations, code) ? explanations[code]! : null;
}

/** The explanation, where there is one, with the original sentence under it. */
export function explained(
  fault: { readonly message: string; readonly code?: string },
  language: Language,
): string {
  const explanation = explanationOf(fault.code, language);
  return explanation === null ? fault.message : `${explanation}\n${fault.message}`;
}
