/**
 * The slow and complete way of a record: everything that is reached from it as data that can be
 * cloned, numbered in the order in which it is met, so that shared objects stay shared and circles
 * close. What an object is stands in front (`Tag`); `unpackGraph` is the reverse. What cannot be
 * kept exactly is refused.
 */
import { pathOf, RecordError } from './RecordError.ts';
import { checkBrand, unboxed, unknownClass } from './recordBrands.ts';
import {
  article,
  INTRINSIC_PROTOTYPES,
  intrinsicName,
  isProxy,
  looksAtArrays,
  looksAtFields,
  type PrototypeTraits,
  traitsOf,
} from './recordKinds.ts';
import { SeenObjects } from './SeenObjects.ts';

/** Deeper records are refused: whoever goes down into them would run out of stack. */
export const MAX_DEPTH = 1000;

/** Elements of a large typed array are not listed to look for fields beside them. */
const MOST_LISTED = 1_000_000;

/** What a node is. */
export const Tag = {
  reference: 0,
  kept: 1,
  object: 2,
  /** Elements are primitives: as they are. */
  primitives: 3,
  array: 4,
  /** With holes, or with attributes of their own: elements are fields. */
  sparse: 5,
  map: 6,
  set: 7,
  date: 8,
  regexp: 9,
  error: 10,
  buffer: 11,
  view: 12,
  boxed: 13,
  /** `[tag, prototype, name, field, name, field, …]`. */
  plain: 14,
} as const;

/** Where an object's prototype is none of a class. */
export const NULL_PROTOTYPE = -1;
export const OBJECT_PROTOTYPE = -2;
/** Counts down from here by index of the built-in kind. */
export const FIRST_INTRINSIC = -3;

/** Attributes of a field: the sum of these. */
export const ENUMERABLE = 4;
export const WRITABLE = 2;
export const CONFIGURABLE = 1;
const PLAIN_FIELD = ENUMERABLE + WRITABLE + CONFIGURABLE;
/** In place of attributes: the field is a getter, a setter, or both. */
export const ACCESSOR = 8;

/** A primitive, or `[tag, prototype, body, fields, odd, level]`; trailing nothings are left out. */
export type Packed = unknown;

/** What the two ways of packing do differently. */
export interface PackPolicy {
  /** A number from 0 for a prototype of the program; undefined where it is not known. */
  codeOf(prototype: object): number | undefined;
  /** A number for something that is handed over as it is; undefined where it must not be. */
  keep(value: unknown, isShareable: boolean): number | undefined;
  /** How the sentence of a refusal begins. */
  readonly what: string;
}

/** Two views share a buffer: it must go whole. */
const SHARED_BUFFER = Symbol('two views of one buffer');

/**
 * Throws a RecordError on what cannot be kept. `steps` lead to the value; `seen`, empty before, has
 * every object of it after.
 */
export function packGraph(
  value: unknown,
  policy: PackPolicy,
  steps: readonly string[] = [],
  seen = new SeenObjects(),
): Packed {
  try {
    return new Packer(policy, [...steps], seen, false).pack(value);
  } catch (error) {
    if (error !== SHARED_BUFFER) throw error;
    seen.clear();
    return new Packer(policy, [...steps], seen, true).pack(value);
  }
}

class Packer {
  private readonly policy: PackPolicy;
  private readonly steps: (string | number)[];
  private readonly seen: SeenObjects;
  private readonly keepsBuffers: boolean;
  private readonly buffers = new Set<object>();

  constructor(
    policy: PackPolicy,
    steps: (string | number)[],
    seen: SeenObjects,
    keepsBuffers: boolean,
  ) {
    this.policy = policy;
    this.steps = steps;
    this.seen = seen;
    this.keepsBuffers = keepsBuffers;
  }

  pack(value: unknown): Packed {
    if (typeof value === 'object') return value === null ? null : this.packObject(value);
    if (typeof value === 'function') return this.kept(value, 'a function', true);
    if (typeof value === 'symbol') return this.kept(value, 'a symbol', true);
    return value;
  }

  private packObject(value: object): Packed {
    const known = this.seen.numberOf(value);
    if (known >= 0) return [Tag.reference, known];
    if (this.steps.length > MAX_DEPTH) this.refuse(`nested more than ${MAX_DEPTH} levels deep`);
    if (isProxy(value)) return this.kept(value, 'a Proxy: send what is behind it', false);
    const prototype = Object.getPrototypeOf(value) as object | null;
    const traits = traitsOf(prototype);
    if (traits.refusal !== null) return this.kept(value, traits.refusal, traits.isShareable);
    this.seen.add(value);
    const code = this.codeOf(prototype, traits, value);
    if (Array.isArray(value)) return this.packArray(value, code);
    checkBrand(value, traits, (reason) => this.refuse(reason));
    return this.packKind(value, traits, code);
  }

  private packKind(value: object, traits: PrototypeTraits, code: number): Packed {
    switch (traits.kind) {
      case 'map':
        return this.withFields(
          [Tag.map, code, this.packMap(value as Map<unknown, unknown>)],
          value,
        );
      case 'set':
        return this.withFields([Tag.set, code, this.packSet(value as Set<unknown>)], value);
      case 'date':
        return this.withFields([Tag.date, code, Date.prototype.getTime.call(value)], value);
      case 'regexp': {
        const { source, flags, lastIndex } = value as RegExp;
        return this.withFields([Tag.regexp, code, [source, flags, lastIndex]], value, 'lastIndex');
      }
      case 'error':
        return this.withFields([Tag.error, code, null], value);
      case 'buffer':
        return this.withFields([Tag.buffer, code, this.packBuffer(value as ArrayBuffer)], value);
      case 'view': {
        const body = this.packView(value as ArrayBufferView, traits.intrinsic);
        return this.withFields([Tag.view, code, body], value, INDICES);
      }
      case 'boxed': {
        const body = [traits.intrinsic, unboxed(value, traits.intrinsic)];
        return this.withFields([Tag.boxed, code, body], value, INDICES);
      }
      default: {
        if (looksAtFields) return this.withFields([Tag.object, code, null], value);
        return this.packPlain(value, code);
      }
    }
  }

  private codeOf(prototype: object | null, traits: PrototypeTraits, value: object): number {
    if (prototype === null) return NULL_PROTOTYPE;
    if (prototype === Object.prototype) return OBJECT_PROTOTYPE;
    const { intrinsic } = traits;
    if (intrinsic >= 0 && INTRINSIC_PROTOTYPES[intrinsic] === prototype) {
      return FIRST_INTRINSIC - intrinsic;
    }
    const code = this.policy.codeOf(prototype);
    if (code !== undefined) return code;
    return this.refuse(unknownClass(prototype, value));
  }

  private packPlain(value: object, code: number): Packed {
    const node: unknown[] = [Tag.plain, code];
    const depth = this.steps.length;
    for (const key of Object.keys(value)) {
      this.steps[depth] = key;
      node.push(key, this.pack((value as Record<string, unknown>)[key]));
    }
    this.steps.length = depth;
    return node;
  }

  private packArray(value: readonly unknown[], code: number): Packed {
    const isPlain = code === FIRST_INTRINSIC;
    const hasFields = (looksAtArrays || !isPlain) && Object.keys(value).length !== value.length;
    const shape = shapeOf(value);
    if (shape === 'holes' || (looksAtFields && !isOrdinary(value))) {
      return this.withFields([Tag.sparse, code, value.length], value, 'length');
    }
    const isSimple = shape === 'primitives';
    const body = isSimple ? Array.prototype.slice.call(value) : this.packItems(value);
    // A child of Array makes its like when it is sliced.
    if (isSimple && !isPlain) Object.setPrototypeOf(body, Array.prototype);
    const node = [isSimple ? Tag.primitives : Tag.array, code, body];
    return hasFields || looksAtFields ? this.withFields(node, value, INDICES) : node;
  }

  private packItems(value: readonly unknown[]): unknown[] {
    const items: unknown[] = new Array(value.length);
    const depth = this.steps.length;
    for (let i = 0; i < value.length; i++) {
      this.steps[depth] = i;
      items[i] = this.pack(value[i]);
    }
    this.steps.length = depth;
    return items;
  }

  private packMap(value: Map<unknown, unknown>): unknown[] {
    const items: unknown[] = [];
    const depth = this.steps.length;
    Map.prototype.forEach.call(value, (entry, key) => {
      this.steps[depth] = typeof key === 'string' || typeof key === 'number' ? key : '[key]';
      items.push(this.pack(key), this.pack(entry));
    });
    this.steps.length = depth;
    return items;
  }

  private packSet(value: Set<unknown>): unknown[] {
    const items: unknown[] = [];
    const depth = this.steps.length;
    Set.prototype.forEach.call(value, (entry) => {
      this.steps[depth] = items.length;
      items.push(this.pack(entry));
    });
    this.steps.length = depth;
    return items;
  }

  private packBuffer(value: ArrayBuffer): ArrayBuffer {
    this.noteBuffer(value);
    const { resizable, maxByteLength } = value as ArrayBuffer & Growing;
    if (resizable !== true) return this.bytesOf(value, 0, value.byteLength);
    const Growable = ArrayBuffer as new (length: number, options: object) => ArrayBuffer;
    const copy = new Growable(value.byteLength, { maxByteLength });
    new Uint8Array(copy).set(new Uint8Array(value));
    return copy;
  }

  /** The bytes that it shows, or all of its buffer where something else shows it too. */
  private packView(view: ArrayBufferView, intrinsic: number): unknown[] {
    const { buffer, byteOffset, byteLength } = view;
    if (!(buffer instanceof ArrayBuffer)) {
      this.refuse(`${article(intrinsicName(intrinsic))} over shared memory`);
    }
    const length = view instanceof DataView ? byteLength : (view as Uint8Array).length;
    if (this.keepsBuffers) return [intrinsic, this.packObject(buffer), byteOffset, length];
    this.noteBuffer(buffer);
    return [intrinsic, this.bytesOf(buffer, byteOffset, byteLength), 0, length];
  }

  private bytesOf(buffer: ArrayBuffer, start: number, length: number): ArrayBuffer {
    try {
      return ArrayBuffer.prototype.slice.call(buffer, start, start + length);
    } catch {
      return this.refuse('an ArrayBuffer whose bytes were moved elsewhere');
    }
  }

  private noteBuffer(buffer: object): void {
    if (this.keepsBuffers) return;
    if (this.buffers.has(buffer)) throw SHARED_BUFFER;
    this.buffers.add(buffer);
  }

  /** Own fields beside what the kind itself holds, each with its attributes where they are odd. */
  private withFields(node: unknown[], value: object, besides: string | null = null): Packed {
    const level = levelOf(value);
    const fields: unknown[] = [];
    const odd: unknown[] = [];
    const depth = this.steps.length;
    let isOdd = false;
    for (const key of ownKeys(value, besides)) {
      this.steps[depth] = typeof key === 'symbol' ? `[${String(key)}]` : key;
      const property = Object.getOwnPropertyDescriptor(value, key)!;
      const name = typeof key === 'symbol' ? this.kept(key, 'named by a symbol', true) : key;
      const attributes = attributesOf(property, level);
      const isStack = key === 'stack' && node[0] === Tag.error;
      if (attributes === ACCESSOR && !isStack) {
        odd.push(name, ACCESSOR, this.kept(property, 'a getter or setter', true));
        isOdd = true;
        continue;
      }
      const packed = this.pack(isStack ? (value as Error).stack : property.value);
      fields.push(name, packed);
      odd.push(name, isStack ? WRITABLE + CONFIGURABLE : attributes, packed);
      isOdd ||= attributes !== PLAIN_FIELD || typeof key === 'symbol';
    }
    this.steps.length = depth;
    if (isOdd || level > 0) node.push(null, odd, level);
    else if (fields.length > 0) node.push(fields);
    return node;
  }

  private kept(value: unknown, reason: string, isShareable: boolean): Packed {
    const code = this.policy.keep(value, isShareable);
    return code === undefined ? this.refuse(reason) : [Tag.kept, code];
  }

  private refuse(reason: string): never {
    throw new RecordError(pathOf(this.steps), reason, this.policy.what);
  }
}

interface Growing {
  readonly resizable?: boolean;
  readonly maxByteLength?: number;
}

const INDICES = '#';

function ownKeys(value: object, besides: string | null): (string | symbol)[] {
  if (besides !== INDICES) return Reflect.ownKeys(value).filter((key) => key !== besides);
  const { length } = value as { length?: number };
  if (length !== undefined && length > MOST_LISTED && !Array.isArray(value)) return [];
  const isBeside = (key: string | symbol): boolean => key === 'length' || isIndex(key);
  return Reflect.ownKeys(value).filter((key) => !isBeside(key));
}

function isIndex(key: string | symbol): boolean {
  return typeof key === 'string' && /^\d+$/.test(key) && Number(key) < 2 ** 32 - 1;
}

/** 3 frozen, 2 sealed, 1 without room for fields, 0 as most are. */
function levelOf(value: object): number {
  if (Object.isExtensible(value)) return 0;
  if (Object.isFrozen(value)) return 3;
  return Object.isSealed(value) ? 2 : 1;
}

/** What freezing takes from a field is given back: it will be frozen again. */
function attributesOf(property: PropertyDescriptor, level: number): number {
  if (property.get !== undefined || property.set !== undefined) return ACCESSOR;
  const isWritable = property.writable === true || level === 3;
  const isConfigurable = property.configurable === true || level >= 2;
  return (
    (property.enumerable === true ? ENUMERABLE : 0) +
    (isWritable ? WRITABLE : 0) +
    (isConfigurable ? CONFIGURABLE : 0)
  );
}

function shapeOf(value: readonly unknown[]): 'primitives' | 'objects' | 'holes' {
  let shape: 'primitives' | 'objects' = 'primitives';
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    const type = typeof item;
    if (type === 'undefined') {
      if (!Object.hasOwn(value, i)) return 'holes';
    } else if (type === 'object') {
      if (item !== null) shape = 'objects';
    } else if (type === 'function' || type === 'symbol') shape = 'objects';
  }
  return shape;
}

/** True where every element can be set like any other, or the array is as a whole frozen. */
function isOrdinary(value: readonly unknown[]): boolean {
  const level = levelOf(value);
  for (let i = 0; i < value.length; i++) {
    const property = Object.getOwnPropertyDescriptor(value, i);
    if (property === undefined || attributesOf(property, level) !== PLAIN_FIELD) return false;
  }
  return true;
}
