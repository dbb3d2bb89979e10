/**
 * Every message with every field forged: from a message as an honest worker sends it, and from the
 * schemas, which know of fields that a sample may lack. Only what structured clone can carry.
 */
import type * as v from 'valibot';

/** A forged message, with what was done to it. */
export interface Forgery {
  readonly what: string;
  readonly message: unknown;
}

type Path = readonly (string | number)[];

const LONG_ITEM = Object.freeze({});
const LONG = 'x'.repeat(16_000_000);

/** What stands in the place of a field; nobody changes it. */
const VALUES: readonly (readonly [name: string, value: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['true', true],
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-1', -1],
  ['0', 0],
  ['1.5', 1.5],
  ['-0', -0],
  ['2^53', 2 ** 53],
  ['1e300', 1e300],
  ['a bigint', 10n],
  ['an empty text', ''],
  ['16 MB of text', LONG],
  ['half a character', '\uD800'],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['an object', {}],
  ['a list', []],
  ['a list of nulls', [null]],
  ['a long list', Array(300_000).fill(LONG_ITEM)],
  ['a list without items', new Array(4_000_000_000)],
  ['a deep list', deep()],
  ['deep JSON text', '['.repeat(200_000) + ']'.repeat(200_000)],
  ['a date', new Date(Number.NaN)],
  ['a map', new Map([[{}, {}]])],
  ['an error', new Error('forged')],
  ['bytes', new Uint8Array(1_000_000)],
  ['own __proto__', JSON.parse('{"__proto__": {"type": "heartbeat"}, "constructor": 1}')],
];

function deep(): unknown {
  let value: unknown = 1;
  for (let depth = 0; depth < 3000; depth++) value = [value];
  return value;
}

/** All forgeries of one message. */
export function* forgeriesOf(sample: object): Generator<Forgery> {
  for (const path of pathsOf(sample)) {
    const where = path.join('.');
    for (const [name, value] of VALUES) {
      yield { what: `${where} is ${name}`, message: withValue(sample, path, value) };
    }
    yield { what: `${where} is missing`, message: withoutField(sample, path) };
  }
  yield { what: 'a field more', message: { ...sample, extra: deep() } };
}

/** Every place in a value, the insides of lists too. */
export function pathsOf(value: unknown, above: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const path = [...above, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsOf(item, path)];
  });
}

function withValue(sample: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(sample) ? [...sample] : { ...(sample as object) }) as Fields;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

function withoutField(sample: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  const copy = (Array.isArray(sample) ? [...sample] : { ...(sample as object) }) as Fields;
  if (rest.length > 0) copy[key!] = withoutField(copy[key!], rest);
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key!];
  return copy;
}

type Fields = Record<string | number, unknown>;

/** The names of all fields of a schema, with those above: `tasks.reading.busyRatio`. */
export function fieldsOfSchema(schema: v.GenericSchema, above = ''): string[] {
  const { type, entries, item, wrapped, pipe, options } = schema as unknown as SchemaParts;
  if (pipe !== undefined) {
    return unique(pipe.filter(isSchema).flatMap((part) => fieldsOfSchema(part, above)));
  }
  if (entries !== undefined) {
    return Object.entries(entries).flatMap(([name, field]) => {
      const place = above === '' ? name : `${above}.${name}`;
      return [place, ...fieldsOfSchema(field, place)];
    });
  }
  if (type === 'variant') return unique(options!.flatMap((each) => fieldsOfSchema(each, above)));
  const inner = item ?? wrapped;
  return inner === undefined ? [] : fieldsOfSchema(inner, above);
}

/** The same for a sample. */
export function fieldsOfSample(sample: unknown): string[] {
  const names = pathsOf(sample).map((path) => path.filter((key) => typeof key === 'string'));
  return unique(names.map((path) => path.join('.')));
}

interface SchemaParts {
  readonly kind: string;
  readonly type: string;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly pipe?: readonly v.GenericSchema[];
  readonly options?: readonly v.GenericSchema[];
}

function isSchema(part: unknown): boolean {
  return (part as SchemaParts).kind === 'schema';
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
