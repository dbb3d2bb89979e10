/**
 * How large anything may be that leaves a sandbox: far above what an honest program makes, and low
 * enough that no message holds up whoever reads it. What an honest program could come near is cut,
 * or refused with a sentence, on the program's own side.
 */

import { MAX_RECORD_DEPTH } from '../../engine/index.ts';

/** Operators of a program. */
export const MAX_NODES = 5000;
/** Streams between operators. */
export const MAX_EDGES = 20_000;
/** Subtasks of all operators together. */
export const MAX_SUBTASKS = 100_000;
/** Flink's highest parallelism and number of key groups. */
export const MAX_PARALLELISM = 32_768;
/** Characters of a name that is shown; the rest of a longer one is kept beside it. */
export const MAX_NAME = 1000;
/** Characters of the whole of a name, and of a text that means something by itself. */
export const MAX_FULL_NAME = 100_000;
/** The same of all operators together. */
export const MAX_FULL_NAMES = 4_000_000;
/** Characters of one record, and of any text at all. */
export const MAX_TEXT = 16_000_000;
/** Characters of all texts of a message together. */
export const MAX_TEXTS = 64_000_000;
/** Characters of a sentence to a person. */
export const MAX_SENTENCE = 20_000;
/** Remarks about a program that are shown; of more, the first ones and their number. */
export const MAX_DIAGNOSTICS = 1000;
/** Items of one list in one message. */
export const MAX_LIST = 200_000;
/** Everything in one message: each object, list, number and text counts one. */
export const MAX_VALUES = 300_000;
/** Lists in lists and objects in objects of one message. */
export const MAX_MESSAGE_DEPTH = 24;
/** Lists in lists and objects in objects of one record's JSON text. */
export const MAX_JSON_DEPTH = MAX_RECORD_DEPTH;
/** Characters of a record on the screen, before it is opened. */
export const SHOWN_RECORD_LENGTH = 4000;
/** Calls that are told of what was thrown. */
export const MAX_FRAMES = 100;
/** The last moment that a Date can tell, in ms. */
export const MAX_DATE_MS = 8.64e15;
