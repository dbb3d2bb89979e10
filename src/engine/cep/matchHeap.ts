/**
 * Matches in the order of their first events, as a heap in a plain array. Matches with the same
 * first event are equal, and how a heap orders equals is visible in Flink's results: so this is
 * java.util.PriorityQueue, step by step. Flink's NFAState.COMPUTATION_STATE_COMPARATOR.
 */
import type { PartialMatch } from './NfaState.ts';

/** Adds a match: O(log n). */
export function offer(heap: PartialMatch[], match: PartialMatch): void {
  let k = heap.length;
  heap.push(match);
  while (k > 0) {
    const parentIndex = (k - 1) >>> 1;
    const parent = heap[parentIndex]!;
    if (match.startEvent >= parent.startEvent) break;
    heap[k] = parent;
    k = parentIndex;
  }
  heap[k] = match;
}

/** Takes the earliest match off: O(log n). */
export function poll(heap: PartialMatch[]): PartialMatch | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last !== undefined && heap.length > 0) siftDown(heap, 0, last);
  return first;
}

/** Takes all matches off that are not wanted: O(n). */
export function retain(
  heap: PartialMatch[],
  isWanted: (match: PartialMatch) => boolean,
): PartialMatch[] {
  const dropped: PartialMatch[] = [];
  let kept = 0;
  for (const match of heap) {
    if (isWanted(match)) heap[kept++] = match;
    else dropped.push(match);
  }
  if (dropped.length === 0) return dropped;
  heap.length = kept;
  for (let i = (kept >>> 1) - 1; i >= 0; i--) siftDown(heap, i, heap[i]!);
  return dropped;
}

function siftDown(heap: PartialMatch[], from: number, match: PartialMatch): void {
  const half = heap.length >>> 1;
  let k = from;
  while (k < half) {
    let childIndex = 2 * k + 1;
    let child = heap[childIndex]!;
    const right = heap[childIndex + 1];
    if (right !== undefined && child.startEvent > right.startEvent) {
      childIndex++;
      child = right;
    }
    if (match.startEvent <= child.startEvent) break;
    heap[k] = child;
    k = childIndex;
  }
  heap[k] = match;
}
