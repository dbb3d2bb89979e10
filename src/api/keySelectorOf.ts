/** Keys by a function or by the name of a field. Flink's KeySelectorUtil. */
import { ProgramError } from './ProgramError.ts';
import type { KeySelector } from './StreamInput.ts';

/** The name of a field, or an index. */
export type Field = string | number;

/** A function that gives the key; `operation` is named where the argument is neither. */
export function keySelectorOf(key: Field | KeySelector, operation = 'keyBy()'): KeySelector {
  if (typeof key === 'function') return key;
  if (typeof key === 'string' || typeof key === 'number') return (value) => value[key];
  throw new ProgramError(
    'argument',
    `${operation} needs the name of a field or a function that gives the key, not ${String(key)}.`,
  );
}
