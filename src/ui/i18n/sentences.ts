/**
 * Errors that carry no code, known by a part of their sentence (Flink's own, or the engine's). What
 * they mean is said in Korean (`sentences.ko.ts`) and stands over the sentence itself; English only
 * has to know them. The first that fits counts, so narrower parts stand before wider ones.
 */
import { type Language, wordsIn } from './words.ts';

const KEYS_AND_STATE = [
  'Assigned key must not be null!',
  'This cannot be used as key',
  'Could not extract key from',
  "can only be used on a 'keyed stream'",
  'A broadcast record belongs to no key',
  'timers is only supported on a keyed stream',
  'No key set. This method should not be called outside of a keyed context',
  'is already in use as',
  'null to a ListState',
  'The state properties must not be null',
  'The requested state does not exist',
  'Broadcast state is read-only',
  'Incompatible state assignment modes',
  'The runtime context has not been initialized',
  'TTL is expected to be positive',
  'ReduceFunction of ReducingState can not be a RichFunction',
] as const;

const TIME_AND_WINDOWS = [
  'Elements used in interval stream joins',
  'Record has Long.MIN_VALUE timestamp',
  'Record has no timestamp.',
  'The timestamp assigner returned',
  "A timer's time is a whole number",
  'A watermark is a number of milliseconds',
  'maxOutOfOrderness cannot be negative',
  'idleTimeout must be greater than zero',
  'Per-window state is not allowed',
  'window cannot become earlier than the current',
  'The trigger … returned',
  'Error while merging state',
  'This trigger does not support merging',
  'lowerBound <= upperBound must be fulfilled',
] as const;

const FUNCTIONS = [
  'Async function call has timed out',
  'ResultFuture.complete() takes an array',
  'Could not complete the stream element',
  'collect() was called after the call',
  'partitionCustom: the partitioner returned',
  'OutputTag must not be null',
  'OutputTag id',
  'Unable to find field',
  'The record has no value in the field',
  'cannot be summed',
  'holds values without an order',
  'on a basic type can only',
  'basic type can only be',
  'A subtask needs its own',
  'A function or an object with a method',
  'should be a positive number greater than 0',
  'The to should be a number greater than or equal to from',
  'A ReducingStateDescriptor needs a reduce function',
  'An AggregatingStateDescriptor needs an AggregateFunction',
  'needs a threshold and a function of two records',
  'Failure happened in filter function',
  'Could not skip to',
] as const;

const SOURCES = [
  'does not exist or the user running Flink',
  "'from' must be <= 'to'",
  'A rate must be above 0',
] as const;

const AROUND = [
  'A user-provided generator function threw an exception',
  'Caught exception while processing timer',
  'A record cannot be printed',
] as const;

/** Those that the engine says itself; a test looks for each in its source. */
export const ENGINE_SENTENCES = [
  ...KEYS_AND_STATE,
  ...TIME_AND_WINDOWS,
  ...FUNCTIONS,
  ...SOURCES,
] as const;

const KNOWN = [...ENGINE_SENTENCES, ...AROUND] as const;

/** A part by which a sentence is known. */
export type KnownSentence = (typeof KNOWN)[number];

/** An ellipsis stands for anything. */
function fits(part: string, message: string): boolean {
  const pieces = part.split('…');
  let from = 0;
  return pieces.every((piece) => {
    const at = message.indexOf(piece, from);
    from = at + piece.length;
    return at >= 0;
  });
}

function known(message: string): KnownSentence | undefined {
  return KNOWN.find((part) => fits(part, message));
}

/** True where the sentence is Flink's or ours, and not the user's. */
export function isKnownSentence(message: string): boolean {
  return known(message) !== undefined;
}

/** What a sentence means, in the reader's language; null where it is the user's own, or English. */
export function sentenceExplanation(message: string, language: Language): string | null {
  const { sentences } = wordsIn(language);
  const part = known(message);
  return (part !== undefined && sentences[part]) || null;
}
