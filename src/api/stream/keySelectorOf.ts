/** Keys by a function or by the name of a field. Flink's KeySelectorUtil. */
import { ProgramError } from '../settings/ProgramError.ts';
import type { KeySelector } from './StreamInput.ts';

/** The name of a field, or an index. */
export type Field = string | number;

/** A function that gives the key; `operation` is named where the argument is neither. */
export function keySelectorOf(
  key: Field | KeySelector | object,
  operation = 'keyBy()',
): KeySelector {
  if (typeof key === 'function') return key as KeySelector;
  if (typeof key === 'string' && key.includes('.')) return nestedField(key);
  if (typeof key === 'string' || typeof key === 'number') return (value) => value[key];
  if (isKeySelectorObject(key)) return (value) => key.getKey(value);
  throw new ProgramError(
    'argument',
    `${operation} needs the name of a field or a function that gives the key, not ${String(key)}.`,
  );
}

/** Flink's interface, as an object. */
function isKeySelectorObject(key: unknown): key is { getKey: KeySelector } {
  return typeof (key as { getKey?: unknown } | null)?.getKey === 'function';
}

/** A dot leads into nested objects, unless a field has it in its name. */
function nestedField(path: string): KeySelector {
  const names = path.split('.');
  return (value) => {
    if (Object.hasOwn(value, path)) return value[path];
    let inner = value;
    for (const name of names) inner = inner[name];
    return inner;
  };
}
