/**
 * Copies of records and states: a record is a value, so two holders never share one (SEMANTICS
 * §2.2). Primitives cost a type check; arrays and plain objects are copied by their shape;
 * prototypes, dates, maps, sets and binary data stay what they are; functions are shared. Circles
 * are kept.
 */

/** Beyond this depth a value may be a circle, and is copied with a table of what was seen. */
const DEEP = 64;

let isTooDeep = false;

/** A copy that shares nothing changeable with the original. */
export function copyValue<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = copyObject(value, 0);
  if (!isTooDeep) return copy as T;
  isTooDeep = false;
  return copyGraph(value, new Map()) as T;
}

function copyObject(value: object, depth: number): object {
  if (depth > DEEP) {
    isTooDeep = true;
    return value;
  }
  if (Array.isArray(value)) return copyArray(value, depth);
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype) return copyFields({ ...value }, depth);
  return copyExotic(value, prototype, depth);
}

function copyArray(value: readonly unknown[], depth: number): unknown[] {
  const copy: unknown[] = value.slice();
  for (let i = 0; i < copy.length; i++) {
    const element = copy[i];
    if (typeof element === 'object' && element !== null) copy[i] = copyObject(element, depth + 1);
  }
  return copy;
}

function copyFields(copy: Record<string, unknown>, depth: number): object {
  for (const name in copy) {
    const field = copy[name];
    if (typeof field === 'object' && field !== null) copy[name] = copyObject(field, depth + 1);
  }
  return copy;
}

function copyExotic(value: object, prototype: object | null, depth: number): object {
  if (isOwnKind(value)) return copyGraph(value, new Map()) as object;
  const copy = Object.assign(Object.create(prototype), value) as Record<string, unknown>;
  for (const name of Object.keys(copy)) {
    const field = copy[name];
    if (typeof field === 'object' && field !== null) copy[name] = copyObject(field, depth + 1);
  }
  return copy;
}

/** True for dates of any realm; the engine itself never asks for the time. */
export function isDate(value: object): value is { getTime(): number; constructor: unknown } {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function copyDate(date: { getTime(): number; constructor: unknown }): object {
  const Kind = date.constructor as new (timeMs: number) => object;
  return new Kind(date.getTime());
}

function isOwnKind(value: object): boolean {
  return (
    isDate(value) ||
    value instanceof Map ||
    value instanceof Set ||
    value instanceof RegExp ||
    value instanceof Error ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value)
  );
}

/** The slow and complete way: one copy for each object, however it is reached. */
export function copyGraph(value: unknown, seen: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const copy = emptyCopy(value);
  seen.set(value, copy);
  if (value instanceof Map) {
    for (const [key, entry] of value) {
      (copy as Map<unknown, unknown>).set(copyGraph(key, seen), copyGraph(entry, seen));
    }
  } else if (value instanceof Set) {
    for (const entry of value) (copy as Set<unknown>).add(copyGraph(entry, seen));
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return copy;
  for (const name of Reflect.ownKeys(value)) copyProperty(value, copy, name, seen);
  return copy;
}

function copyProperty(
  value: object,
  copy: object,
  name: string | symbol,
  seen: Map<object, object>,
): void {
  const property = Object.getOwnPropertyDescriptor(value, name)!;
  if (name === 'length' && Array.isArray(value)) return;
  if (name === 'lastIndex' && value instanceof RegExp) return;
  if ('value' in property) property.value = copyGraph(property.value, seen);
  Object.defineProperty(copy, name, property);
}

function emptyCopy(value: object): object {
  const prototype = Object.getPrototypeOf(value) as object | null;
  const copy = emptyOfKind(value);
  if (copy === null) return Object.create(prototype) as object;
  if (Object.getPrototypeOf(copy) !== prototype) Object.setPrototypeOf(copy, prototype);
  return copy;
}

function emptyOfKind(value: object): object | null {
  if (Array.isArray(value)) return new Array(value.length);
  if (isDate(value)) return copyDate(value);
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (value instanceof Error) return new Error(value.message);
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (ArrayBuffer.isView(value)) return copyView(value);
  return null;
}

function copyView(view: ArrayBufferView): ArrayBufferView {
  const bytes = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
  if (view instanceof DataView) return new DataView(bytes);
  const Kind = view.constructor as new (buffer: ArrayBufferLike) => ArrayBufferView;
  return new Kind(bytes);
}
