/**
 * Hot path: `write` runs once per record and field. One field of many records: the column takes the
 * form of its first value (numbers, strings, booleans, objects or tuples of further columns) and
 * falls back to packed values when a record does not fit. Nothing is allocated per record but what
 * a dictionary or a packed value needs.
 */
import type { ClassTable } from './ClassTable.ts';
import { exchangePolicy } from './exchangePolicy.ts';
import { type PackPolicy, packGraph } from './packGraph.ts';
import { RecordError } from './RecordError.ts';
import { RecordNotes } from './RecordNotes.ts';
import { looksAtArrays, looksAtFields, traitsOf } from './recordKinds.ts';
import { SeenObjects } from './SeenObjects.ts';
import { setField, unpackGraph } from './unpackGraph.ts';

/** One field of a batch, as structured-cloneable data. */
export type Column =
  | { readonly kind: 'numbers'; readonly data: Float64Array }
  | { readonly kind: 'strings'; readonly codes: Int32Array; readonly dictionary: string[] }
  | { readonly kind: 'texts'; readonly values: string[] }
  | { readonly kind: 'booleans'; readonly data: Uint8Array }
  | {
      readonly kind: 'objects';
      /** -1: plain objects. */
      readonly classId: number;
      readonly keys: readonly string[];
      readonly columns: readonly Column[];
    }
  | { readonly kind: 'tuples'; readonly columns: readonly Column[] }
  | { readonly kind: 'packed'; readonly values: unknown[] };

type Form = Column['kind'] | 'empty';

const PLAIN_CLASS = -1;
/** Objects nested deeper than this are packed. */
const MAX_COLUMN_DEPTH = 4;
const MAX_FIELDS = 64;
/** Rows after which a dictionary that found few repetitions is given up. */
const DICTIONARY_TRIAL = 256;

/** Writes one column, batch after batch; remembers its form from one to the next. */
export class ColumnWriter {
  private readonly classes: ClassTable;
  private readonly policy: PackPolicy;
  private readonly steps: readonly string[];
  private readonly notes: RecordNotes;
  private readonly depth: number;
  private form: Form = 'empty';
  private numbers = new Float64Array(0);
  private codes = new Int32Array(0);
  private booleans = new Uint8Array(0);
  private dictionary = new Map<string, number>();
  private texts: string[] = [];
  private packed: unknown[] = [];
  private prototype: object | null = null;
  private classId = PLAIN_CLASS;
  private keys: readonly string[] = [];
  private columns: ColumnWriter[] = [];

  constructor(classes: ClassTable, steps: readonly string[] = [], notes = new RecordNotes()) {
    this.classes = classes;
    this.policy = exchangePolicy(classes);
    this.steps = steps;
    this.notes = notes;
    this.depth = steps.length;
  }

  /** Sets row `index`; rows come in order. */
  write(index: number, value: unknown): void {
    if (this.depth === 0) this.notes.start(value);
    if (this.form === 'empty') this.adopt(value);
    if (this.fits(index, value) && !(this.depth === 0 && this.notes.isShared)) return;
    if (this.form !== 'packed') this.degrade(index);
    this.packed[index] = this.pack(value);
  }

  private pack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || this.depth === 0) {
      return packGraph(value, this.policy, this.steps);
    }
    const seen = new SeenObjects();
    const packed = packGraph(value, this.policy, this.steps, seen);
    this.notes.addGraph(seen);
    // A part of it is elsewhere in the record: that goes as a whole then.
    if (this.notes.isShared) return null;
    return packed;
  }

  /** The first `count` rows; the next batch starts empty. */
  take(count: number): Column {
    const column = this.toColumn(count);
    if (count === 0 || this.form === 'packed') this.form = 'empty';
    this.dictionary = new Map();
    this.texts = [];
    this.packed = [];
    return column;
  }

  private adopt(value: unknown): void {
    this.form = 'packed';
    if (typeof value === 'number') this.form = 'numbers';
    else if (typeof value === 'string') this.form = 'strings';
    else if (typeof value === 'boolean') this.form = 'booleans';
    else if (looksAtFields) return;
    else if (typeof value === 'object' && value !== null && this.depth < MAX_COLUMN_DEPTH) {
      if (Array.isArray(value)) this.adoptTuple(value);
      else this.adoptObject(value);
    }
  }

  private adoptTuple(value: readonly unknown[]): void {
    if (Object.getPrototypeOf(value) !== Array.prototype || value.length > MAX_FIELDS) return;
    this.form = 'tuples';
    this.columns = Array.from(value, (_, i) => this.child(`[${i}]`));
    this.keys = [];
  }

  private adoptObject(value: object): void {
    const prototype = Object.getPrototypeOf(value) as object | null;
    const isPlain = prototype === Object.prototype;
    const classId = isPlain || prototype === null ? PLAIN_CLASS : this.classes.idOf(prototype);
    const { kind, refusal, reserved } = traitsOf(prototype);
    if (kind !== 'object' || refusal !== null) return;
    const keys = Object.keys(value);
    const isReserved = reserved !== null && keys.some((key) => reserved.has(key));
    const isOdd = keys.length > MAX_FIELDS || keys.includes('__proto__') || isReserved;
    if (prototype === null || classId === undefined || isOdd) return;
    this.form = 'objects';
    this.prototype = prototype;
    this.classId = classId;
    this.keys = keys;
    this.columns = keys.map((key) => this.child(key));
  }

  private child(step: string): ColumnWriter {
    return new ColumnWriter(this.classes, [...this.steps, step], this.notes);
  }

  private fits(index: number, value: unknown): boolean {
    switch (this.form) {
      case 'numbers':
        if (typeof value !== 'number') return false;
        if (index >= this.numbers.length) this.numbers = grownFloats(this.numbers, index);
        this.numbers[index] = value;
        return true;
      case 'strings':
        return typeof value === 'string' && this.writeString(index, value);
      case 'texts':
        if (typeof value !== 'string') return false;
        this.texts[index] = value;
        return true;
      case 'booleans':
        if (typeof value !== 'boolean') return false;
        if (index >= this.booleans.length) this.booleans = grownBytes(this.booleans, index);
        this.booleans[index] = value ? 1 : 0;
        return true;
      case 'objects':
        return typeof value === 'object' && value !== null && this.writeObject(index, value);
      case 'tuples':
        return Array.isArray(value) && this.writeTuple(index, value);
      default:
        return false;
    }
  }

  private writeString(index: number, value: string): boolean {
    let code = this.dictionary.get(value);
    if (code === undefined) {
      code = this.dictionary.size;
      this.dictionary.set(value, code);
    }
    if (index >= this.codes.length) this.codes = grownInts(this.codes, index);
    this.codes[index] = code;
    if (index === DICTIONARY_TRIAL && code > DICTIONARY_TRIAL / 2) this.leaveDictionary(index + 1);
    return true;
  }

  private leaveDictionary(count: number): void {
    const words = [...this.dictionary.keys()];
    this.texts = Array.from(this.codes.subarray(0, count), (code) => words[code] as string);
    this.form = 'texts';
  }

  private writeObject(index: number, value: object): boolean {
    if (Object.getPrototypeOf(value) !== this.prototype) return false;
    if (this.depth > 0) this.notes.add(value);
    const { keys, columns } = this;
    let i = 0;
    for (const key in value) {
      if (key !== keys[i]) return false;
      (columns[i] as ColumnWriter).write(index, (value as Record<string, unknown>)[key]);
      i += 1;
    }
    return i === keys.length;
  }

  private writeTuple(index: number, value: readonly unknown[]): boolean {
    const { columns } = this;
    if (value.length !== columns.length) return false;
    if (Object.getPrototypeOf(value) !== Array.prototype) return false;
    if (looksAtArrays && Object.keys(value).length !== value.length) return false;
    if (this.depth > 0) this.notes.add(value);
    for (let i = 0; i < columns.length; i++) {
      const item = value[i];
      if (item === undefined && !Object.hasOwn(value, i)) return false;
      (columns[i] as ColumnWriter).write(index, item);
    }
    return true;
  }

  private degrade(count: number): void {
    const values = readColumn(this.toColumn(count), count, this.classes);
    this.form = 'packed';
    this.packed = values.map((value) => packGraph(value, this.policy, this.steps));
  }

  private toColumn(count: number): Column {
    switch (this.form) {
      case 'numbers':
        return { kind: 'numbers', data: this.numbers.slice(0, count) };
      case 'strings':
        return {
          kind: 'strings',
          codes: this.codes.slice(0, count),
          dictionary: [...this.dictionary.keys()],
        };
      case 'texts':
        return { kind: 'texts', values: this.texts.slice(0, count) };
      case 'booleans':
        return { kind: 'booleans', data: this.booleans.slice(0, count) };
      case 'objects': {
        const columns = this.columns.map((column) => column.take(count));
        return { kind: 'objects', classId: this.classId, keys: this.keys, columns };
      }
      case 'tuples':
        return { kind: 'tuples', columns: this.columns.map((column) => column.take(count)) };
      default:
        return { kind: 'packed', values: this.packed.slice(0, count) };
    }
  }
}

/** The values of a column; throws on malformed data. */
export function readColumn(column: Column, count: number, classes: ClassTable): unknown[] {
  switch (column.kind) {
    case 'numbers':
      return Array.from(column.data);
    case 'strings': {
      const { codes, dictionary } = column;
      const values: unknown[] = new Array(count);
      for (let i = 0; i < count; i++) values[i] = dictionary[codes[i] as number];
      return values;
    }
    case 'texts':
      return column.values;
    case 'booleans':
      return Array.from(column.data, (bit) => bit === 1);
    case 'objects':
      return readObjects(column, count, classes);
    case 'tuples': {
      const parts = column.columns.map((part) => readColumn(part, count, classes));
      return Array.from({ length: count }, (_, i) => parts.map((part) => part[i]));
    }
    case 'packed': {
      const policy = exchangePolicy(classes);
      return column.values.map((value) => unpackGraph(value, policy));
    }
    default:
      throw new RecordError('', `in the unknown form ${String((column as { kind: string }).kind)}`);
  }
}

function readObjects(
  column: Column & { kind: 'objects' },
  count: number,
  classes: ClassTable,
): unknown[] {
  const { keys, classId } = column;
  const parts = column.columns.map((part) => readColumn(part, count, classes));
  const prototype = classId === PLAIN_CLASS ? Object.prototype : classes.prototypeOf(classId);
  if (prototype === undefined) throw new Error('a record came with a class that is not known here');
  const values: unknown[] = new Array(count);
  for (let i = 0; i < count; i++) {
    const value = classId === PLAIN_CLASS ? {} : Object.create(prototype);
    for (let k = 0; k < keys.length; k++) setField(value, keys[k] as string, parts[k]?.[i]);
    values[i] = value;
  }
  return values;
}

function roomFor(index: number): number {
  return Math.max(1024, (index + 1) * 2);
}

function grownFloats(array: Float64Array, index: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(roomFor(index));
  larger.set(array);
  return larger;
}

function grownInts(array: Int32Array, index: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(roomFor(index));
  larger.set(array);
  return larger;
}

function grownBytes(array: Uint8Array, index: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(roomFor(index));
  larger.set(array);
  return larger;
}
