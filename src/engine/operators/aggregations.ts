/**
 * The aggregations by field as reduce functions. `sum`, `min` and `max` give the first record of
 * the key with one field replaced; `minBy` and `maxBy` give whole records. Numbers and strings
 * compare as in Java (strings by UTF-16 code unit). Flink's SumAggregator and ComparableAggregator.
 */

/** Which aggregation. */
export type AggregationKind = 'sum' | 'min' | 'max' | 'minBy' | 'maxBy';

type Fields = Readonly<Record<string | number, unknown>>;

/** The reduce function of an aggregation; `first` decides ties of minBy and maxBy. */
export function createAggregation(
  kind: AggregationKind,
  field: string | number,
  first = true,
): (a: unknown, b: unknown) => unknown {
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
  if (typeof record !== 'object' || record === null) return record;
  const value = (record as Fields)[field];
  if (value !== undefined && value !== null) return value;
  throw new Error(
    `The record has no value in the field '${field}' to aggregate: ${JSON.stringify(record)}`,
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
  return Object.assign(Object.create(prototype) as object, record);
}

function add(a: unknown, b: unknown, field: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const wrong = typeof a === 'number' ? b : a;
  throw new Error(
    `DataStream cannot be summed because the class ${className(wrong)} does not support the + ` +
      `operator. The field '${field}' holds ${JSON.stringify(wrong)}; sum() adds numbers only.`,
  );
}

/** The name that Java's class of the same values has. */
function className(value: unknown): string {
  if (typeof value === 'object') return value?.constructor.name ?? 'Object';
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
      `${JSON.stringify(a)} and ${JSON.stringify(b)}. min and max take numbers, strings and dates.`,
  );
}
