/**
 * One value of any shape as structured-cloneable data that keeps prototypes: objects become tagged
 * arrays, primitives stay. The way of records that fit no column. Circles are refused.
 */
import type { ClassTable } from './ClassTable.ts';

/** Beyond this depth a record is taken for a circle. */
const MAX_DEPTH = 256;

/** A record that cannot be sent to another worker, with the field that is to blame. */
export class RecordError extends Error {
  override readonly name = 'RecordError';

  constructor(path: string, reason: string) {
    super(
      `A record cannot be sent to another subtask: ${path === '' ? 'it' : `its field ${path}`} ` +
        `is ${reason}. Records may hold primitives, arrays, plain objects, dates, maps, sets, ` +
        'binary data and instances of classes that the program declares at its top level.',
    );
  }
}

type Packed = unknown;

/** A copy of the value that survives structured cloning. */
export function packValue(value: unknown, classes: ClassTable, path = '', depth = 0): Packed {
  if (typeof value === 'function') throw new RecordError(path, 'a function');
  if (typeof value === 'symbol') throw new RecordError(path, 'a symbol');
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) throw new RecordError(path.slice(0, 60), 'nested too deep, or a circle');
  if (Array.isArray(value)) {
    return ['a', ...value.map((item, i) => packValue(item, classes, `${path}[${i}]`, depth + 1))];
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype || prototype === null) {
    const fields = packFields(value, classes, path, depth);
    return prototype === null ? ['n', fields] : ['o', fields];
  }
  return packExotic(value, prototype, classes, path, depth);
}

/** The reverse of `packValue`; throws on malformed data. */
export function unpackValue(packed: Packed, classes: ClassTable): unknown {
  if (typeof packed !== 'object' || packed === null) return packed;
  if (!Array.isArray(packed)) throw new Error('a packed record is malformed');
  const [tag, content] = packed as [unknown, unknown];
  switch (tag) {
    case 'a':
      return packed.slice(1).map((item) => unpackValue(item, classes));
    case 'o':
      return unpackFields({}, content, classes);
    case 'n':
      return unpackFields(Object.create(null), content, classes);
    case 'm':
      return new Map(unpackValue(content, classes) as [unknown, unknown][]);
    case 's':
      return new Set(unpackValue(content, classes) as unknown[]);
    case 'r':
      return content;
    default:
      return unpackInstance(tag, content, classes);
  }
}

function packFields(value: object, classes: ClassTable, path: string, depth: number): object {
  const fields: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    const packed = packValue(field, classes, path === '' ? key : `${path}.${key}`, depth + 1);
    setField(fields, key, packed);
  }
  return fields;
}

function packExotic(
  value: object,
  prototype: object,
  classes: ClassTable,
  path: string,
  depth: number,
): Packed {
  if (value instanceof Map) return ['m', packValue([...value], classes, path, depth + 1)];
  if (value instanceof Set) return ['s', packValue([...value], classes, path, depth + 1)];
  if (isCloneable(value)) return ['r', structuredClone(value)];
  const id = classes.idOf(prototype);
  if (id !== undefined) return [id, packFields(value, classes, path, depth)];
  const name = (value.constructor as { name?: string } | undefined)?.name ?? 'an unknown class';
  throw new RecordError(path, `an instance of ${name}, which no other worker knows`);
}

function isCloneable(value: object): boolean {
  return (
    value instanceof Date ||
    value instanceof RegExp ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    value instanceof Error
  );
}

function unpackInstance(id: unknown, content: unknown, classes: ClassTable): unknown {
  const prototype = typeof id === 'number' ? classes.prototypeOf(id) : undefined;
  if (prototype === undefined) throw new Error('a record came with a class that is not known here');
  return unpackFields(Object.create(prototype), content, classes);
}

function unpackFields(target: object, content: unknown, classes: ClassTable): object {
  for (const [key, field] of Object.entries(content as object)) {
    setField(target, key, unpackValue(field, classes));
  }
  return target;
}

/** Sets an own field even where it is called `__proto__`. */
export function setField(target: object, key: string, value: unknown): void {
  if (key !== '__proto__') (target as Record<string, unknown>)[key] = value;
  else {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}
