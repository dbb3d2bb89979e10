/** All that the screen says in Korean, in one piece that comes when it is needed. */
import { EXPLANATIONS_KO } from './explanations.ko.ts';
import { KO } from './messages.ko.ts';
import { SENTENCES_KO } from './sentences.ko.ts';
import type { Words } from './words.ts';

/** The words. */
export const KOREAN: Words = {
  messages: KO,
  explanations: EXPLANATIONS_KO,
  sentences: SENTENCES_KO,
};
