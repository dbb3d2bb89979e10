/** What a task can say about itself between two slices, as plain data. */
import { MAX_TIMESTAMP, MIN_TIMESTAMP } from '../../element/timestamp.ts';
import type { KeyedStateSize } from '../../operators/OperatorStateHandler.ts';
import type { BuiltTask } from '../buildTask.ts';

/** Counters of one operator since the task began. */
export interface OperatorReading {
  readonly nodeId: number;
  readonly recordsIn: number;
  readonly recordsOut: number;
  readonly lateRecordsDropped: number;
  /** ms; null before the first, Infinity after the last. */
  readonly watermark: number | null;
  /** Null where the operator keeps nothing by key. */
  readonly state: KeyedStateSize | null;
}

/** One task's counters and shares of time since the last reading. */
export interface TaskReading {
  readonly operators: readonly OperatorReading[];
  readonly busyRatio: number;
  readonly backPressuredRatio: number;
  readonly idleRatio: number;
  /** The vertex and subtask that hold the watermark back. */
  readonly heldBackBy: { readonly vertexId: number; readonly subtask: number } | null;
}

/** Reads, and starts a new interval of shares. */
export function readTask(built: BuiltTask, nowMs: number): TaskReading {
  const { task, contexts } = built;
  const slowest = task.slowestChannel();
  const headIn = task.inputs.reduce((sum, input) => sum + input.count, 0);
  const operators = task.chain.operators.map(({ nodeId, output, feed }) => ({
    nodeId,
    recordsIn: feed === null ? headIn : feed.count,
    recordsOut: output.count,
    lateRecordsDropped: contexts.get(nodeId)?.counters.lateRecordsDropped ?? 0,
    watermark: shownWatermark(output.watermark),
    state: contexts.get(nodeId)?.stateSize() ?? null,
  }));
  return {
    operators,
    ...task.times.take(nowMs),
    heldBackBy: slowest && { vertexId: slowest.sourceVertex, subtask: slowest.sourceSubtask },
  };
}

function shownWatermark(watermark: number): number | null {
  if (watermark === MIN_TIMESTAMP) return null;
  return watermark === MAX_TIMESTAMP ? Infinity : watermark;
}
