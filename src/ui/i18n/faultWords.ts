/**
 * A fault as it is said: what to do first, in the reader's language, and the original sentence. An
 * error of the user's own code keeps the user's words and gets a frame around them.
 */
import type { Diagnostic, JobFailure } from '../../model/index.ts';
import { explanationOf } from './explanations.ts';
import { isKnownSentence, sentenceExplanation } from './sentences.ts';
import type { Translate } from './translate.ts';

/** What stands first, and what under it. */
export interface FaultWords {
  /** Null where the original sentence says what to do. */
  readonly advice: string | null;
  readonly message: string;
}

/** Flink's sentences round an error of the user's own. */
const WRAPPING = [
  'Caught exception while processing timer.',
  'Could not extract key from',
  'A user-provided generator function threw an exception',
];

/** Of a failed job. */
export function wordsOfFailure(failure: JobFailure, t: Translate): FaultWords {
  const { message } = failure;
  const known = explanationOf(failure.code, t.language) ?? sentenceExplanation(message, t.language);
  if (known !== null) return { advice: known, message };
  const isOurs = failure.code !== undefined || isKnownSentence(unwrapped(message));
  return { advice: isOurs ? null : adviceOnUserError(failure, t), message };
}

/** What a sentence of Flink's stands round, where it does. */
function unwrapped(message: string): string {
  const part = WRAPPING.find((one) => message.startsWith(one));
  return part === undefined ? message : message.slice(part.length);
}

/** Of a remark about the program. */
export function wordsOfDiagnostic(
  diagnostic: Pick<Diagnostic, 'code' | 'message'>,
  t: Translate,
): FaultWords {
  const { code, message } = diagnostic;
  const ofSentence = code === 'evaluation-error' ? sentenceExplanation(message, t.language) : null;
  return { advice: ofSentence ?? explanationOf(code, t.language), message };
}

function adviceOnUserError(failure: JobFailure, t: Translate): string {
  const line = failure.thrownAt?.line ?? failure.line;
  const hasRecord = failure.record !== undefined;
  if (line === undefined) return t('failure.userError');
  return t(hasRecord ? 'failure.userErrorOnRecord' : 'failure.userErrorAt', { line });
}
