// Hot path: one virtual call a record and window; nothing is allocated but what the user's function
// makes.
/**
 * What a window keeps, as one accumulator: a reduced value, the user's accumulator, or a list. A
 * fold says whether the last `add` began a new accumulator, so that the operator registers timers
 * once for a key and window.
 * Flink's ReducingState, AggregatingState and ListState of window contents, made one.
 */
import { copyValue } from '../../state/copyValue.ts';
import type { AggregateFunction } from '../../state/foldFunctions.ts';
import type { WindowAggregate, WindowContents, WindowReduce } from './windowOptions.ts';

/** An accumulator of whatever kind. `add` owns the value unless `isShared` is set. */
export abstract class WindowFold implements AggregateFunction<unknown, unknown, unknown> {
  /** Set by `createAccumulator`; the operator resets it before it adds. */
  isNew = false;
  /** Set while the value goes to several windows: what is kept of it must be a copy. */
  isShared = false;
  /** Hears of a function of the program that has no result; the operator sets it. */
  gaveNothing: (method: string) => void = () => {};

  abstract createAccumulator(): unknown;
  abstract add(value: unknown, accumulator: unknown): unknown;
  abstract getResult(accumulator: unknown): unknown;
  abstract merge(a: unknown, b: unknown): unknown;
}

/**
 * Holds a value, so that a new one needs no second look-up in the state. `isEmpty` until the first
 * value of a reduction.
 */
interface Cell {
  value: unknown;
  isEmpty: boolean;
}

/** One value, reduced. */
export class ReduceFold extends WindowFold {
  private readonly reduce: (a: unknown, b: unknown) => unknown;

  constructor(fn: WindowReduce) {
    super();
    this.reduce = typeof fn === 'function' ? fn : (a, b) => fn.reduce(a, b);
  }

  createAccumulator(): Cell {
    this.isNew = true;
    return { value: null, isEmpty: true };
  }

  add(value: unknown, accumulator: unknown): unknown {
    const cell = accumulator as Cell;
    if (cell.isEmpty) {
      cell.isEmpty = false;
      cell.value = this.isShared ? copyValue(value) : value;
      return cell;
    }
    const { reduce } = this;
    const reduced = reduce(cell.value, value);
    if (reduced === undefined) this.gaveNothing('reduce');
    cell.value = reduced === value && this.isShared ? copyValue(reduced) : reduced;
    return cell;
  }

  getResult(accumulator: unknown): unknown {
    return (accumulator as Cell).value;
  }

  merge(a: unknown, b: unknown): unknown {
    const into = a as Cell;
    into.value = this.reduce(into.value, (b as Cell).value);
    if (into.value === undefined) this.gaveNothing('reduce');
    return into;
  }
}

/** The user's accumulator. */
export class AggregateFold extends WindowFold {
  private readonly aggregate: WindowAggregate;

  constructor(aggregate: WindowAggregate) {
    super();
    this.aggregate = aggregate;
  }

  createAccumulator(): Cell {
    this.isNew = true;
    return { value: this.aggregate.createAccumulator(), isEmpty: false };
  }

  add(value: unknown, accumulator: unknown): unknown {
    const cell = accumulator as Cell;
    const next = this.aggregate.add(value, cell.value);
    if (next === undefined) this.gaveNothing('add');
    cell.value = next;
    return cell;
  }

  getResult(accumulator: unknown): unknown {
    const result = this.aggregate.getResult((accumulator as Cell).value);
    if (result === undefined) this.gaveNothing('getResult');
    return result;
  }

  merge(a: unknown, b: unknown): unknown {
    const into = a as Cell;
    into.value = this.aggregate.merge(into.value, (b as Cell).value);
    if (into.value === undefined) this.gaveNothing('merge');
    return into;
  }
}

/** Every value in order of arrival; its result is the accumulator itself. */
export class ListFold extends WindowFold {
  createAccumulator(): unknown {
    this.isNew = true;
    return [];
  }

  add(value: unknown, accumulator: unknown): unknown {
    (accumulator as unknown[]).push(this.isShared ? copyValue(value) : value);
    return accumulator;
  }

  getResult(accumulator: unknown): unknown {
    return accumulator;
  }

  merge(a: unknown, b: unknown): unknown {
    for (const value of b as unknown[]) (a as unknown[]).push(value);
    return a;
  }
}

/** The fold of a windowed stream's contents. */
export function createFold(contents: WindowContents): WindowFold {
  switch (contents.kind) {
    case 'reduce':
      return new ReduceFold(contents.fn);
    case 'aggregate':
      return new AggregateFold(contents.fn);
    case 'list':
      return new ListFold();
  }
}

/**
 * The result of folding these values afresh, for windows with an evictor. What a function does to
 * them stays, for Flink writes them back after each firing, whatever its backend. A reduction of
 * nothing is null, an aggregate of nothing that of a new accumulator.
 */
export function foldAll(fold: WindowFold, values: readonly unknown[]): unknown {
  let accumulator = fold.createAccumulator();
  for (const value of values) accumulator = fold.add(value, accumulator);
  return fold.getResult(accumulator);
}
