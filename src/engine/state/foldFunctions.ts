/**
 * Functions that fold many records into one value. They stand below the states and the windows that
 * both use them. Flink's ReduceFunction and AggregateFunction.
 */

/** Combines two values of one type into one; associative for windows that merge. */
export interface ReduceFunction<T> {
  reduce(a: T, b: T): T;
}

/** Folds values into an accumulator, which it may change in place, and reads a result from it. */
export interface AggregateFunction<T, A, R> {
  createAccumulator(): A;
  add(value: T, accumulator: A): A;
  getResult(accumulator: A): R;
  /** Only needed where windows merge. */
  merge(a: A, b: A): A;
}
