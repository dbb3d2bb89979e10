/**
 * Copies of records and states: a record is a value, so two holders never share one (SEMANTICS
 * §2.2). Hot path: primitives cost a type check; arrays, plain objects and simple instances are
 * copied by their shape. All else goes the way of an exchange, there and back (`packGraph`), so
 * that a copy keeps exactly what an exchange keeps. Functions are shared.
 */
import type { ClassTable } from '../element/ClassTable.ts';
import { exchangePolicy } from '../element/exchangePolicy.ts';
import { type PackPolicy, packGraph } from '../element/packGraph.ts';
import { looksAtArrays, looksAtFields, traitsOf } from '../element/recordKinds.ts';
import { type UnpackPolicy, unpackGraph } from '../element/unpackGraph.ts';

/** Beyond this depth a value may be a circle. */
const DEEP = 64;
const FEW = 12;

/** The quick way met something that it cannot copy. */
let isOdd = false;
/** Where the copy is for another subtask: its classes. */
let known: ClassTable | null = null;
/** Objects of the value that is copied, so that one that is met twice stays one. */
const met: object[] = [];
const more = new Set<object>();
let metCount = 0;

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
  metCount = 0;
  const copy = copyObject(value, 0);
  if (more.size > 0) more.clear();
  return isOdd ? null : copy;
}

function copyObject(value: object, depth: number): object {
  if (depth > DEEP || isMet(value)) isOdd = true;
  if (isOdd) return value;
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype) return copyFields({ ...value }, depth);
  if (prototype === Array.prototype && Array.isArray(value)) return copyArray(value, depth);
  return copyInstance(value, prototype, depth);
}

function isMet(value: object): boolean {
  for (let i = 0; i < metCount; i++) if (met[i] === value) return true;
  if (metCount < FEW) {
    met[metCount] = value;
    metCount += 1;
    return false;
  }
  if (more.has(value)) return true;
  more.add(value);
  return false;
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

/** Of a class of the program, all of whose fields can be seen. */
function copyInstance(value: object, prototype: object | null, depth: number): object {
  const { kind, refusal, reserved } = traitsOf(prototype);
  const isKnown = known === null || (prototype !== null && known.idOf(prototype) !== undefined);
  if (kind !== 'object' || refusal !== null || !isKnown) {
    isOdd = true;
    return value;
  }
  const copy = Object.create(prototype) as Record<string, unknown>;
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
