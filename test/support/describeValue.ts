/**
 * All that can be seen of a value, as text: kinds, prototypes, every own field with its attributes,
 * holes, what is shared with what. Two values of the same text are the same to any program.
 */

/** One line for each object, in the order in which they are met. */
export function describeValue(value: unknown): string {
  const numbers = new Map<object, number>();
  const lines: string[] = [];
  const nameOf = (part: unknown): string => {
    if (typeof part !== 'object' || part === null) return primitiveText(part);
    const known = numbers.get(part);
    if (known !== undefined) return `#${known}`;
    const number = numbers.size;
    numbers.set(part, number);
    lines[number] = `#${number} ${bodyOf(part, nameOf)} ${fieldsOf(part, nameOf)}`;
    return `#${number}`;
  };
  return [nameOf(value), ...lines].join('\n');
}

function primitiveText(part: unknown): string {
  if (Object.is(part, -0)) return '-0';
  if (typeof part === 'string') return JSON.stringify(part);
  return typeof part === 'bigint' ? `${part}n` : String(part);
}

const kinds = [Map, Set, Date, RegExp, ArrayBuffer, DataView, Number, String, Boolean] as const;

function bodyOf(part: object, nameOf: (part: unknown) => string): string {
  const prototype = Object.getPrototypeOf(part) as object | null;
  const kind = prototype === null ? 'null' : (prototype.constructor?.name ?? '?');
  const own = kinds.some((each) => prototype === each.prototype) ? '' : `(${levelOf(part)})`;
  return `${kind}${own} ${contentOf(part, nameOf)}`;
}

function contentOf(part: object, nameOf: (part: unknown) => string): string {
  if (isOnlyByName(part)) return 'by name only';
  if (part instanceof Map) {
    return [...part].map(([key, entry]) => `${nameOf(key)}=>${nameOf(entry)}`).join();
  }
  if (part instanceof Set) return [...part].map(nameOf).join();
  if (part instanceof Date) return String(part.getTime());
  if (part instanceof RegExp) return String(part);
  if (part instanceof ArrayBuffer) return new Uint8Array(part).join();
  if (ArrayBuffer.isView(part)) {
    return new Uint8Array(part.buffer, part.byteOffset, part.byteLength).join();
  }
  const isBoxed = part instanceof Number || part instanceof String || part instanceof Boolean;
  if (isBoxed) return primitiveText(part.valueOf());
  return Object.prototype.toString.call(part);
}

/** Objects to whose prototype nothing else of them belongs. */
function isOnlyByName(part: object): boolean {
  try {
    if (part instanceof Map) Map.prototype.has.call(part, 1);
    if (part instanceof Date) Date.prototype.getTime.call(part);
    return false;
  } catch {
    return true;
  }
}

function levelOf(part: object): string {
  return [Object.isExtensible(part), Object.isSealed(part), Object.isFrozen(part)].join();
}

function fieldsOf(part: object, nameOf: (part: unknown) => string): string {
  if (ArrayBuffer.isView(part)) return '';
  const texts = Reflect.ownKeys(part).map((key) => {
    const property = Object.getOwnPropertyDescriptor(part, key) as PropertyDescriptor;
    const { enumerable, writable, configurable } = property;
    const content = 'value' in property ? nameOf(property.value) : 'accessor';
    return `${String(key)}:${content}/${enumerable}${writable}${configurable}`;
  });
  return `{${texts.join(' ')}}`;
}
