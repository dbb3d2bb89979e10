/**
 * The aggregations by field as reduce functions. `sum`, `min` and `max` give the first record of
 * the key with one field replaced; `minBy` and `maxBy` give whole records. Numbers and strings
 * compare as in Java (strings by UTF-16 code unit). Flink's SumAggregator and ComparableAggregator.
 */
import { traitsOf } from '../../element/recordKinds.ts';
import { shortText } from '../../element/valueText.ts';
import { copyValue } from '../../state/copyValue.ts';

/** Which aggregation. */
export type AggregationKind = 'sum' | 'min' | 'max' | 'minBy' | 'maxBy';

type Fields = Readonly<Record<string | number, unknown>>;

/** Characters of a value in a sentence. */
const LONGEST_SHOWN = 200;

type Aggregation = (a: unknown, b: unknown) => unknown;

/**
 * The reduce function of an aggregation; `first` decides ties of minBy and maxBy. A dot in the
 * field leads into nested objects, as in Flink.
 */
export function createAggregation(
  kind: AggregationKind,
  field: string | number,
  first = true,
): Aggregation {
  const plain = createPlainAggregation(kind, field, first);
  const dot = typeof field === 'string' ? field.indexOf('.') : -1;
  if (typeof field !== 'string' || dot <= 0) return plain;
  const head = field.slice(0, dot);
  const inner = createAggregation(kind, field.slice(dot + 1), first);
  const nested = kind.endsWith('By') ? chooseByNested(head, inner) : replaceNested(head, inner);
  return (a, b) => (Object.hasOwn(a as object, field) ? plain(a, b) : nested(a, b));
}

/** minBy and maxBy: the whole record of the nested object that wins. */
function chooseByNested(head: string, inner: Aggregation): Aggregation {
  return (a, b) => {
    const before = fieldOf(a, head);
    return inner(before, fieldOf(b, head)) === before ? a : b;
  };
}

/** sum, min and max: the first record with the nested object's new state. */
function replaceNested(head: string, inner: Aggregation): Aggregation {
  return (a, b) => {
    const before = fieldOf(a, head);
    const after = inner(before, fieldOf(b, head));
    return after === before ? a : withField(a, head, after);
  };
}

function createPlainAggregation(
  kind: AggregationKind,
  field: string | number,
  first: boolean,
): Aggregation {
  switch (kind) {
    case 'sum':
      return (a, b) => withField(a, field, add(fieldOf(a, field), fieldOf(b, field), field));
    case 'min':
      return (a, b) => (compareFields(b, a, field) < 0 ? takeField(a, b, field) : a);
    case 'max':
      return (a, b) => (compareFields(b, a, field) > 0 ? takeField(a, b, field) : a);
    case 'minBy':
      return (a, b) => {
        const order = compareFields(b, a, field);
        return order < 0 || (order === 0 && !first) ? b : a;
      };
    case 'maxBy':
      return (a, b) => {
        const order = compareFields(b, a, field);
        return order > 0 || (order === 0 && !first) ? b : a;
      };
  }
}

/** The field of a record; a primitive record has the one field 0, as in Flink. */
function fieldOf(record: unknown, field: string | number): unknown {
  if (typeof record !== 'object' || record === null) return onlyField(record, field);
  const value = (record as Fields)[field];
  if (value !== undefined && value !== null) return value;
  if (!(field in record)) {
    if (Array.isArray(record)) throw noSuchPosition(record, field);
    throw new Error(
      `Unable to find field "${field}" in type ${className(record)}. ` +
        `The fields of this record are ${Object.keys(record).join(', ') || 'none'}.`,
    );
  }
  throw new Error(`The record has no value in the field '${field}' to aggregate: ${shown(record)}`);
}

/** Flink's sentences about tuples, which are arrays here. */
function noSuchPosition(record: readonly unknown[], field: string | number): Error {
  const positions = `The positions of this one are 0 to ${record.length - 1}.`;
  return new Error(
    /^-?\d+$/.test(String(field))
      ? `Tried to select ${field}. field on "Array", which is an invalid index. ${positions}`
      : `Tried to select field "${field}" on Array . Only integer values are allowed here. ` +
          positions,
  );
}

/** Throws Flink's sentence where the field is none of the names of the whole. */
function onlyField(record: unknown, field: string | number): unknown {
  if (field === 0 || field === '0' || field === '*') return record;
  if (typeof field === 'number') {
    throw new Error(
      `The ${field}. field selected on a basic type (${className(record)}). A field expression ` +
        'on a basic type can only select the 0th field (which means selecting the entire basic ' +
        'type).',
    );
  }
  throw new Error(
    `You tried to select the field "${field}" on a ${className(record)}. A field expression on a ` +
      'basic type can only be "*" or "0" (both of which mean selecting the entire basic type).',
  );
}

function takeField(a: unknown, b: unknown, field: string | number): unknown {
  return withField(a, field, fieldOf(b, field));
}

function withField(record: unknown, field: string | number, value: unknown): unknown {
  if (typeof record !== 'object' || record === null) return value;
  const copy = shallowCopy(record) as Record<string | number, unknown>;
  copy[field] = value;
  return copy;
}

function shallowCopy(record: object): object {
  if (Array.isArray(record)) return record.slice();
  const prototype = Object.getPrototypeOf(record) as object | null;
  if (prototype === Object.prototype) return { ...record };
  const { kind, refusal } = traitsOf(prototype);
  if (kind !== 'object' || refusal !== null) return copyValue(record);
  return Object.assign(Object.create(prototype) as object, record);
}

function add(a: unknown, b: unknown, field: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const wrong = typeof a === 'number' ? b : a;
  throw new Error(
    `DataStream cannot be summed because the class ${className(wrong)} does not support the + ` +
      `operator. The field '${field}' holds ${shown(wrong)}; sum() adds ` +
      `numbers only${typeof wrong === 'bigint' ? ': Number(value) makes one' : ''}.`,
  );
}

function shown(value: unknown): string {
  return shortText(value, LONGEST_SHOWN, 'console');
}

/** The name that Java's class of the same values has. */
function className(value: unknown): string {
  if (typeof value === 'object') return value?.constructor?.name ?? 'Object';
  if (typeof value === 'bigint') return 'BigInt';
  const name = typeof value;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function compareFields(a: unknown, b: unknown, field: string | number): number {
  const left = fieldOf(a, field);
  const right = fieldOf(b, field);
  if (typeof left !== typeof right) throw incomparable(left, right, field);
  switch (typeof left) {
    case 'number':
      return compareNumbers(left, right as number);
    case 'string':
    case 'boolean':
    case 'bigint':
      return left < (right as typeof left) ? -1 : left > (right as typeof left) ? 1 : 0;
    default:
      return compareObjects(left, right, field);
  }
}

/** As Double.compareTo: -0 below 0, NaN above all. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b && a !== 0) return 0;
  return rankOf(a) - rankOf(b);
}

function rankOf(value: number): number {
  if (Number.isNaN(value)) return 2;
  return Object.is(value, -0) ? 0 : 1;
}

/** Dates and what else has a number for its value. */
function compareObjects(a: unknown, b: unknown, field: string | number): number {
  const left = (a as object).valueOf();
  const right = (b as object).valueOf();
  if (typeof left !== 'number' || typeof right !== 'number') throw incomparable(a, b, field);
  return compareNumbers(left, right);
}

function incomparable(a: unknown, b: unknown, field: string | number): Error {
  return new Error(
    `The field '${field}' holds values without an order: ` +
      `${shown(a)} and ${shown(b)}. min and max take numbers, strings and dates.`,
  );
}
