/**
 * Snapshot and restore of a whole task: every operator by key group, with its own state besides.
 * Taken between two elements; restored before the task opens, on any number of other subtasks too.
 */
import type { OperatorSnapshot } from '../operators/OperatorContext.ts';
import type { BuiltTask } from './buildTask.ts';

/** By StreamNode id. */
export type TaskSnapshot = ReadonlyMap<number, OperatorSnapshot>;

/** Everything that the task's operators hold. */
export function snapshotTask(built: BuiltTask, checkpointId = 1): TaskSnapshot {
  const snapshot = new Map<number, OperatorSnapshot>();
  for (const { nodeId, operator } of built.task.chain.operators) {
    snapshot.set(nodeId, {
      keyGroups: built.contexts.get(nodeId)?.snapshotKeyed() ?? [],
      operatorState: operator.snapshotState(checkpointId),
    });
  }
  return snapshot;
}

/** Gives the parts of all old subtasks to a task that has not been opened. */
export function restoreTask(built: BuiltTask, parts: readonly TaskSnapshot[]): void {
  for (const { nodeId, operator } of built.task.chain.operators) {
    const own = parts.flatMap((part) => part.get(nodeId) ?? []);
    if (own.length === 0) continue;
    built.contexts.get(nodeId)?.restoreKeyed(own.flatMap((part) => part.keyGroups));
    const states = own.map((part) => part.operatorState).filter((state) => state !== null);
    operator.restoreState(states);
  }
}
