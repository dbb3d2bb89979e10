/**
 * Window join and coGroup as windows over both inputs at once: each record is tagged with its
 * input, the tagged streams are united and windowed by key, a firing splits the records again.
 * Flink's CoGroupedStreams and JoinedStreams.
 */
import type { CallWindowFunction } from '../window/windowFunctions.ts';

/**
 * A record of either input; what triggers, evictors and dynamic gaps of a window join see. Shown it
 * is the record itself. Flink's TaggedUnion.
 */
export class TaggedUnion {
  readonly input: 1 | 2;
  readonly value: unknown;

  constructor(input: 1 | 2, value: unknown) {
    this.input = input;
    this.value = value;
  }

  isOne(): boolean {
    return this.input === 1;
  }

  isTwo(): boolean {
    return this.input === 2;
  }

  /** Null where the record is of the second input. */
  getOne(): unknown {
    return this.input === 1 ? this.value : null;
  }

  /** Null where the record is of the first input. */
  getTwo(): unknown {
    return this.input === 2 ? this.value : null;
  }

  toJSON(): unknown {
    return this.value;
  }
}

/** The map in front of the union, on the first and on the second input. */
export function tagInput(input: 1 | 2): (value: unknown) => TaggedUnion {
  return (value) => new TaggedUnion(input, value);
}

/** The key of a tagged record, by the selector of its input. */
export function taggedKeySelector(
  first: (value: any) => unknown, // any: the user's own types
  second: (value: any) => unknown, // any: the user's own types
): (tagged: TaggedUnion) => unknown {
  return ({ input, value }) => (input === 1 ? first(value) : second(value));
}

/** A coGroup as a function, or as an object with Flink's CoGroupFunction. */
// any: the user's own types
export type AnyCoGroup =
  | ((first: Iterable<any>, second: Iterable<any>, out: any) => unknown) // any: see above
  | { coGroup(first: Iterable<any>, second: Iterable<any>, out: any): unknown }; // any: see above

/** A join as a function, or as an object with Flink's JoinFunction. */
// any: the user's own types
export type AnyJoin =
  | ((first: any, second: any) => unknown)
  | { join(first: any, second: any): unknown }; // any: see above

/**
 * The window function of a coGroup: called for each key and window, one side may be empty.
 */
export function coGroupFunction(fn: AnyCoGroup): CallWindowFunction {
  const coGroup = typeof fn === 'function' ? fn : fn.coGroup.bind(fn);
  return (_key, _context, elements, out) => {
    const [first, second] = split(elements as Iterable<TaggedUnion>);
    return coGroup(first, second, {
      collect: (result: unknown) => out.collect(result),
      gaveNothing: (method: string) => out.gaveNothing?.(method),
    });
  };
}

/** The window function of a join: every pair, the first input's records outermost. */
export function joinFunction(fn: AnyJoin): CallWindowFunction {
  const join = typeof fn === 'function' ? fn : fn.join.bind(fn);
  return coGroupFunction((first, second, out) => {
    for (const a of first)
      for (const b of second) {
        const result = join(a, b);
        if (result === undefined) out.gaveNothing('apply');
        out.collect(result);
      }
  });
}

function split(elements: Iterable<TaggedUnion>): [unknown[], unknown[]] {
  const sides: [unknown[], unknown[]] = [[], []];
  for (const { input, value } of elements) sides[input - 1]?.push(value);
  return sides;
}
