/**
 * What an object is, as far as it matters for copying it: the built-in kind under it, and whether
 * anything of it is hidden. Found once for each prototype.
 */

/** Built-in kinds that can be made anew, and what cannot. */
export type RecordKind =
  | 'object'
  | 'array'
  | 'map'
  | 'set'
  | 'date'
  | 'regexp'
  | 'error'
  | 'buffer'
  | 'view'
  | 'boxed'
  | 'opaque';

/** What holds for all objects with one prototype. */
export interface PrototypeTraits {
  readonly kind: RecordKind;
  /** Index of the built-in prototype under it; -1 for plain objects. */
  readonly intrinsic: number;
  /** Why such an object cannot be copied; null where it can. */
  readonly refusal: string | null;
  /** The class whose #private fields are in the way. */
  readonly privateClass: PrivateClass | null;
  /** True where nobody minds if two hold the same object. */
  readonly isShareable: boolean;
  /** Names that cannot just be set: getters, setters and read-only members; null for none. */
  readonly reserved: ReadonlySet<string> | null;
}

/** A class whose instances have fields that only it can see. */
export type PrivateClass = (new () => object) & { readonly name: string; readonly length: number };

const KINDS: readonly (readonly [prototype: object, kind: RecordKind])[] = [
  [Array.prototype, 'array'],
  [Map.prototype, 'map'],
  [Set.prototype, 'set'],
  [Date.prototype, 'date'],
  [RegExp.prototype, 'regexp'],
  ...[Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].map(
    (each) => [each.prototype, 'error'] as const,
  ),
  [AggregateError.prototype, 'error'],
  [ArrayBuffer.prototype, 'buffer'],
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array].map(
    (each) => [each.prototype, 'view'] as const,
  ),
  ...[Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView].map(
    (each) => [each.prototype, 'view'] as const,
  ),
  ...[Number, String, Boolean, BigInt].map((each) => [each.prototype, 'boxed'] as const),
];

/** By index, the same in every worker. */
export const INTRINSIC_PROTOTYPES: readonly object[] = KINDS.map(([prototype]) => prototype);

/** Constructors of the built-in kinds, by the same index. */
export function intrinsicConstructor(index: number): new (...args: unknown[]) => object {
  return INTRINSIC_PROTOTYPES[index]!.constructor as new (
    ...args: unknown[]
  ) => object;
}

/** The name of a built-in kind. */
export function intrinsicName(index: number): string {
  return INTRINSIC_PROTOTYPES[index]?.constructor.name ?? 'Object';
}

const intrinsics = new Map<object, number>(
  INTRINSIC_PROTOTYPES.map((prototype, index) => [prototype, index]),
);

const traits = new WeakMap<object, PrototypeTraits>();
/** Of plain objects. */
export const PLAIN: PrototypeTraits = {
  kind: 'object',
  intrinsic: -1,
  refusal: null,
  privateClass: null,
  isShareable: false,
  reserved: null,
};

/** Hot path for instances: one look into a table. */
export function traitsOf(prototype: object | null): PrototypeTraits {
  if (prototype === null) return PLAIN;
  let known = traits.get(prototype);
  if (known === undefined) {
    known = findTraits(prototype);
    traits.set(prototype, known);
  }
  return known;
}

function findTraits(prototype: object): PrototypeTraits {
  const reserved = new Set<string>();
  let privateClass: PrivateClass | null = null;
  let at: object | null = prototype;
  for (; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null) {
    const intrinsic = intrinsics.get(at);
    if (intrinsic !== undefined) return ofIntrinsic(intrinsic, privateClass);
    const maker = Object.getOwnPropertyDescriptor(at, 'constructor')?.value as unknown;
    if (isNative(Object.getOwnPropertyDescriptor(at, 'next')?.value)) {
      return opaque('an iterator, which can be read only once: send [...iterator]', false);
    }
    if (typeof maker === 'function') {
      if (isNative(maker)) return opaque(article(maker.name), isConstant(maker));
      const source = Function.prototype.toString.call(maker);
      if (hasPrivateFields(source)) privateClass ??= maker as PrivateClass;
    }
    addReserved(at, reserved);
  }
  const plain = reserved.size === 0 ? PLAIN : { ...PLAIN, reserved };
  return privateClass === null ? plain : withPrivate(plain, privateClass);
}

function ofIntrinsic(intrinsic: number, privateClass: PrivateClass | null): PrototypeTraits {
  const found = { ...PLAIN, kind: KINDS[intrinsic]![1], intrinsic };
  return privateClass === null ? found : withPrivate(found, privateClass);
}

function withPrivate(found: PrototypeTraits, privateClass: PrivateClass): PrototypeTraits {
  const refusal =
    `an instance of ${privateClass.name}, whose #private fields only the class itself can see: ` +
    "write 'private' in place of '#'";
  return { ...found, refusal, privateClass };
}

function opaque(what: string, isShareable: boolean): PrototypeTraits {
  return { ...PLAIN, kind: 'opaque', refusal: what, isShareable };
}

function isNative(maker: unknown): maker is { readonly name: string } {
  if (typeof maker !== 'function') return false;
  return Function.prototype.toString.call(maker).endsWith('{ [native code] }');
}

/** Built-in objects that never change. */
function isConstant(maker: { readonly name: string }): boolean {
  if (maker.name === 'Promise' || maker.name === 'WeakRef') return true;
  const own = Object.getOwnPropertyNames(Intl).map((name) => Reflect.get(Intl, name) as unknown);
  return own.includes(maker);
}

/** `a Promise`, `an Intl.Locale`. */
export function article(name: string): string {
  const named = name === '' ? 'object of a class without a name' : name;
  return `${/^(?:[AEIO]|U(?!int|RL))/i.test(named) ? 'an' : 'a'} ${named}`;
}

function addReserved(prototype: object, names: Set<string>): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (Object.getOwnPropertyDescriptor(prototype, name)?.writable !== true) names.add(name);
  }
}

const QUOTED =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const PRIVATE_NAME = /[.\s;{}]#([\p{L}_$][\p{L}\p{N}_$]*)/gu;
const STATIC_NAME = /\bstatic\s+(?:async\s+)?(?:[gs]et\s+)?\*?\s*#([\p{L}_$][\p{L}\p{N}_$]*)/gu;

/** By the class's own text: a private name must be written in it, and not only static ones. */
function hasPrivateFields(source: string): boolean {
  if (!source.includes('#')) return false;
  const code = source.replace(QUOTED, '""');
  const statics = new Set([...code.matchAll(STATIC_NAME)].map((found) => found[1]));
  return [...code.matchAll(PRIVATE_NAME)].some((found) => !statics.has(found[1]));
}

/**
 * How closely records are looked at. Symbol fields, getters, hidden and frozen fields can be seen
 * only field by field, and fields of arrays only by listing all keys; both cost more than the copy.
 * A program that never writes what makes such fields has none: its compiler knows.
 */
export interface Scrutiny {
  /** Objects may have fields that are not plain ones. */
  readonly fields: boolean;
  /** Arrays may have fields beside their elements. */
  readonly arrays: boolean;
  /** Members that change something when they are read; `*`: any reading may. */
  readonly changingReads?: readonly string[];
}

/** Read on the hot path; only ever raised, which costs time and changes no result. */
export let looksAtFields = false;
export let looksAtArrays = false;
/** Names of members that change something when they are read. */
export const changingReads: ReadonlySet<string> = new Set<string>();

/** From now on records are looked at at least so closely. */
export function raiseScrutiny({ fields, arrays, changingReads: names = [] }: Scrutiny): void {
  looksAtFields ||= fields;
  looksAtArrays ||= arrays || fields;
  for (const name of names) (changingReads as Set<string>).add(name);
}

const proxies = new WeakSet<object>();

/** Proxies that the program made: from outside they look like what is behind them. */
export function isProxy(value: object): boolean {
  return proxies.has(value);
}

/** A `Proxy` for programs, whose proxies are known to `isProxy`. */
export function watchedProxy(): ProxyConstructor {
  return new Proxy(Proxy, {
    construct: (target, args) => {
      const made = Reflect.construct(target, args) as object;
      proxies.add(made);
      return made;
    },
    get: (target, name, receiver) => {
      if (name !== 'revocable') return Reflect.get(target, name, receiver) as unknown;
      return (object: object, handler: ProxyHandler<object>) => {
        const made = target.revocable(object, handler);
        proxies.add(made.proxy);
        return made;
      };
    },
  });
}
