/**
 * Functions that answer later: each call gets a future, and whatever completes it first counts.
 * Flink's AsyncFunction and ResultFuture.
 */

/** Takes the answer to one call; all but the first are ignored. */
export interface ResultFuture<R> {
  /** No record, one or several. */
  complete(results: R[]): void;
  /** Fails the job. */
  completeExceptionally(error: Error): void;
}

/** Calls something for each record; several calls are under way at a time. */
export interface AsyncFunction<T, R> {
  /** May be an async method: its rejection fails the job, its end alone completes nothing. */
  asyncInvoke(input: T, resultFuture: ResultFuture<R>): void | PromiseLike<void>;
  /** No answer came in time; fails the job where it is left out. */
  timeout?(input: T, resultFuture: ResultFuture<R>): void | PromiseLike<void>;
}
