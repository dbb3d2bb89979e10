/**
 * Ends a job whose keyed state outgrows the tab, before the browser ends the tab's process without
 * a word: all workers of a page share one process. Flink has managed memory for this.
 */
import type { JobFailure, OperatorMetrics, StreamGraph } from '../../model/index.ts';
import { failureAt } from './jobFailure.ts';

/** The failure where all state together is larger than that many bytes; it names the largest. */
export function overBudget(
  operators: readonly OperatorMetrics[],
  budgetBytes: number,
  graph: StreamGraph,
): JobFailure | null {
  const bytesOf = new Map<number, number>();
  const entriesOf = new Map<number, number>();
  let total = 0;
  for (const { nodeId, state } of operators) {
    if (state === null) continue;
    total += state.bytes;
    bytesOf.set(nodeId, (bytesOf.get(nodeId) ?? 0) + state.bytes);
    entriesOf.set(nodeId, (entriesOf.get(nodeId) ?? 0) + state.entries);
  }
  if (total <= budgetBytes) return null;
  const [nodeId, bytes] = [...bytesOf].reduce((most, one) => (one[1] > most[1] ? one : most));
  const entries = entriesOf.get(nodeId) ?? 0;
  const message =
    `The job's keyed state has grown to about ${gigabytes(total)}, and ${gigabytes(budgetBytes)} ` +
    `is the most that fits here. The largest part, ${gigabytes(bytes)} in ` +
    `${entries.toLocaleString('en-US')} entries, belongs to this operator. Let state expire ` +
    '(StateTtlConfig), clear() it when it is done with, or use a window and fewer keys.';
  return failureAt({ message, code: 'state-too-large' }, nodeId, graph);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toPrecision(2)} GB`;
}
