/** Objects again from what `packGraph` made: the reverse, number by number. */
import {
  ACCESSOR,
  CONFIGURABLE,
  ENUMERABLE,
  FIRST_INTRINSIC,
  NULL_PROTOTYPE,
  OBJECT_PROTOTYPE,
  type Packed,
  Tag,
  WRITABLE,
} from './packGraph.ts';
import { INTRINSIC_PROTOTYPES, intrinsicConstructor } from './recordKinds.ts';

/** The other side of a PackPolicy. */
export interface UnpackPolicy {
  prototypeOf(code: number): object | undefined;
  kept(code: number): unknown;
}

type Node = readonly [
  tag: number,
  code: number,
  body?: unknown,
  fields?: readonly unknown[] | null,
  odd?: readonly unknown[],
  level?: number,
];

/** Throws on malformed data. Takes over arrays and buffers of the packed form. */
export function unpackGraph(packed: Packed, policy: UnpackPolicy): unknown {
  if (typeof packed !== 'object' || packed === null) return packed;
  return new Unpacker(policy).unpack(packed);
}

class Unpacker {
  private readonly policy: UnpackPolicy;
  private readonly nodes: object[] = [];

  constructor(policy: UnpackPolicy) {
    this.policy = policy;
  }

  unpack(packed: Packed): unknown {
    if (typeof packed !== 'object' || packed === null) return packed;
    if (!Array.isArray(packed)) throw new Error('a packed record is malformed');
    const tag = packed[0] as number;
    const code = packed[1] as number;
    if (tag === Tag.reference) return this.nodes[code];
    if (tag === Tag.kept) return this.policy.kept(code);
    if (tag === Tag.plain) return this.plain(packed, code);
    const [, , body, fields, odd, level] = packed as unknown as Node;
    const index = this.nodes.length;
    this.nodes.push(packed);
    const value = this.made(tag, code, body, index);
    this.nodes[index] = value;
    this.fill(value, tag, body);
    if (fields) this.setFields(value, fields);
    if (odd) this.setOddFields(value, odd);
    if (level === 3) Object.freeze(value);
    else if (level === 2) Object.seal(value);
    else if (level === 1) Object.preventExtensions(value);
    return value;
  }

  private plain(packed: readonly unknown[], code: number): object {
    const prototype = this.prototypeOf(code);
    const value = prototype === Object.prototype ? {} : (Object.create(prototype) as object);
    this.nodes.push(value);
    for (let i = 2; i < packed.length; i += 2) {
      setField(value, packed[i] as string, this.unpack(packed[i + 1]));
    }
    return value;
  }

  private made(tag: number, code: number, body: unknown, index: number): object {
    const prototype = this.prototypeOf(code);
    if (tag === Tag.object) {
      return prototype === Object.prototype ? {} : (Object.create(prototype) as object);
    }
    const value = this.empty(tag, body, index);
    if (Object.getPrototypeOf(value) !== prototype) Object.setPrototypeOf(value, prototype);
    return value;
  }

  private empty(tag: number, body: unknown, index: number): object {
    switch (tag) {
      case Tag.primitives:
        return body as unknown[];
      case Tag.array:
        return [];
      case Tag.sparse:
        return sparse(body as number);
      case Tag.map:
        return new Map();
      case Tag.set:
        return new Set();
      case Tag.date:
        return new Date(body as number);
      case Tag.regexp:
        return regexp(body as [string, string, unknown]);
      case Tag.error:
        return bareError();
      case Tag.buffer:
        return body as ArrayBuffer;
      case Tag.view:
        return this.view(body as [number, Packed, number, number], index);
      case Tag.boxed:
        return Object((body as [number, unknown])[1]) as object;
      default:
        throw new Error('a packed record is malformed');
    }
  }

  /** Its buffer is met behind it, as when it was packed. */
  private view([kind, packed, offset, length]: [number, Packed, number, number], index: number) {
    const View = intrinsicConstructor(kind);
    if (packed instanceof ArrayBuffer) return new View(packed, offset, length);
    const buffer = this.unpack(packed);
    if (!(buffer instanceof ArrayBuffer)) throw new Error(`node ${index} is no buffer`);
    return new View(buffer, offset, length);
  }

  private fill(value: object, tag: number, body: unknown): void {
    const items = body as readonly Packed[];
    if (tag === Tag.array) {
      const array = value as unknown[];
      for (let i = 0; i < items.length; i++) defineItem(array, i, this.unpack(items[i]));
    } else if (tag === Tag.map) {
      for (let i = 0; i < items.length; i += 2) {
        const key = this.unpack(items[i]);
        Map.prototype.set.call(value, key, this.unpack(items[i + 1]));
      }
    } else if (tag === Tag.set) {
      for (const item of items) Set.prototype.add.call(value, this.unpack(item));
    }
  }

  private setFields(value: object, fields: readonly unknown[]): void {
    for (let i = 0; i < fields.length; i += 2) {
      setField(value, fields[i] as string, this.unpack(fields[i + 1]));
    }
  }

  private setOddFields(value: object, odd: readonly unknown[]): void {
    for (let i = 0; i < odd.length; i += 3) {
      const name = this.unpack(odd[i]) as string | symbol;
      const attributes = odd[i + 1] as number;
      const field = this.unpack(odd[i + 2]);
      if (attributes === ACCESSOR) {
        Object.defineProperty(value, name, field as PropertyDescriptor);
        continue;
      }
      Object.defineProperty(value, name, {
        value: field,
        enumerable: (attributes & ENUMERABLE) !== 0,
        writable: (attributes & WRITABLE) !== 0,
        configurable: (attributes & CONFIGURABLE) !== 0,
      });
    }
  }

  private prototypeOf(code: number): object | null {
    if (code === NULL_PROTOTYPE) return null;
    if (code === OBJECT_PROTOTYPE) return Object.prototype;
    const prototype =
      code < 0 ? INTRINSIC_PROTOTYPES[FIRST_INTRINSIC - code] : this.policy.prototypeOf(code);
    if (!prototype) throw new Error('a record came with a class that is not known here');
    return prototype;
  }
}

function sparse(length: number): unknown[] {
  const array: unknown[] = [];
  array.length = length;
  return array;
}

function regexp([source, flags, lastIndex]: [string, string, unknown]): RegExp {
  const value = new RegExp(source, flags);
  value.lastIndex = lastIndex as number;
  return value;
}

/** What an error holds comes with its fields, the text of its stack too. */
function bareError(): Error {
  const error = new Error();
  for (const key of Reflect.ownKeys(error)) Reflect.deleteProperty(error, key);
  return error;
}

/** Where the prototype of an array is a class, a setter must not be asked. */
function defineItem(array: unknown[], index: number, value: unknown): void {
  if (index === array.length && Object.getPrototypeOf(array) === Array.prototype) array.push(value);
  else setField(array, String(index), value);
}

/** Sets an own field, whatever the prototype has by this name. */
export function setField(target: object, key: string, value: unknown): void {
  if (!(key in target)) (target as Record<string, unknown>)[key] = value;
  else {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}
