/**
 * Copies of records and states: a record is a value, so two holders never share one (SEMANTICS
 * §2.2). Hot path: primitives cost a type check; arrays, plain objects and simple instances are
 * copied by their shape. All else goes the way of an exchange, there and back (`packGraph`), so
 * that a copy keeps exactly what an exchange keeps. Functions are shared.
 */
import type { ClassTable } from '../element/ClassTable.ts';
import { exchangePolicy } from '../element/exchangePolicy.ts';
import { type PackPolicy, packGraph } from '../element/packGraph.ts';
import { looksAtArrays, looksAtFields, PLAIN, traitsOf } from '../element/recordKinds.ts';
import { SeenObjects } from '../element/SeenObjects.ts';
import { type UnpackPolicy, unpackGraph } from '../element/unpackGraph.ts';

/** Beyond this depth a value may be a circle. */
const DEEP = 64;

/** The quick way met something that it cannot copy. */
let isOdd = false;
/** Where the copy is for another subtask: its classes. */
let known: ClassTable | null = null;
/** Objects of the value that is copied, so that one that is met twice stays one. */
const met = new SeenObjects();
/** The prototype of the last instance that could be copied field by field. */
let simple: object | null = null;
/** The same for these classes only. */
let simpleFor: ClassTable | null = null;

/** A copy that shares nothing changeable with the original. */
export function copyValue<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  known = null;
  const copy = quickCopy(value);
  return (copy ?? copyGraph(value)) as T;
}

/** For another subtask: throws a RecordError where it could not be sent to another worker. */
export function copyForExchange(value: unknown, classes: ClassTable): unknown {
  if (typeof value === 'object' && value !== null) {
    known = classes;
    const copy = quickCopy(value);
    if (copy !== null) return copy;
  } else if (typeof value !== 'function' && typeof value !== 'symbol') return value;
  const policy = exchangePolicy(classes);
  return unpackGraph(packGraph(value, policy), policy);
}

function quickCopy(value: object): object | null {
  isOdd = looksAtFields;
  met.clear();
  const copy = copyObject(value, 0);
  return isOdd ? null : copy;
}

function copyObject(value: object, depth: number): object {
  if (depth > DEEP || met.numberOf(value) >= 0) isOdd = true;
  if (isOdd) return value;
  met.add(value);
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype) return copyFields({ ...value }, depth);
  if (prototype === Array.prototype && Array.isArray(value)) return copyArray(value, depth);
  if (prototype !== null && (prototype !== simple || known !== simpleFor)) {
    return copyOther(value, prototype, depth);
  }
  return copyInstance(value, prototype, depth);
}

function copyArray(value: readonly unknown[], depth: number): unknown[] {
  const copy: unknown[] = value.slice();
  if (looksAtArrays && Object.keys(value).length !== value.length) isOdd = true;
  for (let i = 0; i < copy.length; i++) {
    const element = copy[i];
    if (typeof element === 'number' || typeof element === 'string') continue;
    if (element === undefined && !Object.hasOwn(value, i)) isOdd = true;
    if (isOdd) return copy;
    copy[i] = copyPart(element, depth);
  }
  return copy;
}

function copyFields(copy: Record<string, unknown>, depth: number): object {
  for (const name in copy) {
    const field = copy[name];
    if (typeof field === 'number' || typeof field === 'string') continue;
    const part = copyPart(field, depth);
    if (part !== field) copy[name] = part;
  }
  return copy;
}

function copyPart(part: unknown, depth: number): unknown {
  const type = typeof part;
  if (type === 'object') return part === null ? null : copyObject(part as object, depth + 1);
  if (known !== null && (type === 'function' || type === 'symbol')) isOdd = true;
  return part;
}

/** Built-in kinds, which may have fields of their own, and classes that are met anew. */
function copyOther(value: object, prototype: object, depth: number): object {
  const { kind, refusal, reserved } = traitsOf(prototype);
  if (kind === 'object' && refusal === null) {
    if (known === null || known.idOf(prototype) !== undefined) {
      simple = reserved === null ? prototype : null;
      simpleFor = known;
      return copyInstance(value, prototype, depth);
    }
  } else if (prototype === Date.prototype || prototype === Map.prototype) {
    if (!looksAtArrays || Object.keys(value).length === 0) return copyKind(value, depth);
  } else if (prototype === Set.prototype) {
    if (!looksAtArrays || Object.keys(value).length === 0) return copyKind(value, depth);
  }
  isOdd = true;
  return value;
}

function copyKind(value: object, depth: number): object {
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof Set) {
    const copy = new Set<unknown>();
    for (const item of value) copy.add(copyPart(item, depth));
    return copy;
  }
  const copy = new Map<unknown, unknown>();
  for (const [key, entry] of value as Map<unknown, unknown>) {
    copy.set(copyPart(key, depth), copyPart(entry, depth));
  }
  return copy;
}

/** Of a class of the program, all of whose fields can be seen. */
function copyInstance(value: object, prototype: object | null, depth: number): object {
  const copy = Object.create(prototype) as Record<string, unknown>;
  const { reserved } = prototype === simple ? PLAIN : traitsOf(prototype);
  for (const name of Object.keys(value)) {
    if (name === '__proto__' || reserved?.has(name) === true) isOdd = true;
    if (isOdd) return value;
    copy[name] = copyPart((value as Record<string, unknown>)[name], depth);
  }
  return copy;
}

/** Whether what cannot be copied is shared; if not, it is refused. */
export type Keeps = (value: unknown, isShareable: boolean) => boolean;

/** The slow and complete way: one copy for each object, however it is reached. */
export function copyGraph(value: unknown, keeps: Keeps = (_, isShareable) => isShareable): unknown {
  const policy = copyPolicy(keeps);
  return unpackGraph(packGraph(value, policy), policy);
}

function copyPolicy(keeps: Keeps): PackPolicy & UnpackPolicy {
  const kept: unknown[] = [];
  const prototypes = new Map<object, number>();
  const byCode: object[] = [];
  return {
    what: 'A value cannot be copied',
    codeOf: (prototype) => {
      let code = prototypes.get(prototype);
      if (code === undefined) {
        code = byCode.push(prototype) - 1;
        prototypes.set(prototype, code);
      }
      return code;
    },
    keep: (part, isShareable) => (keeps(part, isShareable) ? kept.push(part) - 1 : undefined),
    prototypeOf: (code) => byCode[code],
    kept: (code) => kept[code],
  };
}
