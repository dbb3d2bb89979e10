/**
 * Whether an object is what its prototype says: it need not be where somebody has set the
 * prototype. And what is said of those that are not, or whose class is not known.
 */
import {
  article,
  INTRINSIC_PROTOTYPES,
  intrinsicName,
  type PrototypeTraits,
} from './recordKinds.ts';

/** Of a prototype that no other worker knows. */
export function unknownClass(prototype: object, value: object): string {
  const maker = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value as unknown;
  if (typeof maker !== 'function') {
    return 'an object with a prototype of its own, which no other worker knows';
  }
  const { name } = value.constructor as { name: string };
  return `an instance of ${name || 'a class without a name'}, which no other worker knows`;
}

const BRANDS: Readonly<Record<string, (value: object) => unknown>> = {
  map: (value) => Map.prototype.has.call(value, 0),
  set: (value) => Set.prototype.has.call(value, 0),
  date: (value) => Date.prototype.getTime.call(value),
  buffer: (value) => ArrayBuffer.prototype.slice.call(value, 0, 0),
};

const TAGS: Readonly<Record<string, string>> = {
  '[object Arguments]': "the arguments of a function: write '[...arguments]'",
  '[object Date]': 'a Date with another prototype',
  '[object RegExp]': 'a RegExp with another prototype',
  '[object Error]': 'an Error with another prototype',
  '[object Boolean]': 'a Boolean with another prototype',
  '[object Number]': 'a Number with another prototype',
  '[object String]': 'a String with another prototype',
};

/** The prototype says what an object is; where somebody set one, it may say what is not so. */
export function checkBrand(
  value: object,
  { kind, intrinsic }: PrototypeTraits,
  refuse: (reason: string) => never,
): void {
  if (kind === 'object') {
    const reason = TAGS[Object.prototype.toString.call(value)];
    if (reason !== undefined && !(Symbol.toStringTag in value)) refuse(reason);
    if (ArrayBuffer.isView(value)) refuse('binary data with another prototype');
    return;
  }
  let isBranded = kind !== 'view' || ArrayBuffer.isView(value);
  try {
    if (kind === 'regexp') isBranded = isRegExp(value);
    else if (kind === 'boxed') unboxed(value, intrinsic);
    else if (kind === 'array') isBranded = false;
    else BRANDS[kind]?.(value);
  } catch {
    isBranded = false;
  }
  if (kind === 'error') isBranded = isError(value);
  if (!isBranded) {
    refuse(`an object with the prototype of ${article(intrinsicName(intrinsic))} that is none`);
  }
}

/** The primitive in a Number, a String, a Boolean or a BigInt; throws where there is none. */
export function unboxed(value: object, intrinsic: number): unknown {
  return (INTRINSIC_PROTOTYPES[intrinsic] as object).valueOf.call(value);
}

const sourceOf = Object.getOwnPropertyDescriptor(RegExp.prototype, 'source')!.get!;

function isRegExp(value: object): boolean {
  return typeof sourceOf.call(value) === 'string' && value !== RegExp.prototype;
}

/** As the language tells them, where no tag hides it. */
function isError(value: object): boolean {
  if (Symbol.toStringTag in value) return 'stack' in value;
  return Object.prototype.toString.call(value) === '[object Error]';
}
