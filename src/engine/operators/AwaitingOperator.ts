/**
 * Operators that wait for something that comes as mail. The task holds its input back while they
 * are full, and finishes them only when nothing is awaited any more; other chains pay nothing.
 * Flink's YieldingOperator.
 */
import type { StreamOperator } from './StreamOperator.ts';

/** What the task asks before it gives more, and before it finishes. */
export interface AwaitingOperator {
  /** True where one more record can be taken in; what comes regardless is kept. */
  canAccept(): boolean;
  /** True while something is awaited. */
  hasPending(): boolean;
}

/** True for operators that may wait. */
export function isAwaitingOperator(
  operator: StreamOperator,
): operator is StreamOperator & AwaitingOperator {
  return 'canAccept' in operator;
}
