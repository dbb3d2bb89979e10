/**
 * Where each subtask runs: a slot holds one subtask of every vertex of its slot-sharing group; the
 * first 8 slots get a TaskManager each, more slots are spread over those (DESIGN §4). In BATCH mode
 * vertices run one after the other and use the same slots again.
 * Flink's SlotSharingExecutionSlotAllocator.
 */
import type { JobGraph } from '../../model/index.ts';
import { type SubtaskId, subtaskKey } from '../protocol/index.ts';

/** One slot: its TaskManager, and the subtasks in it. */
export interface Slot {
  readonly taskManager: number;
  readonly subtasks: readonly SubtaskId[];
}

/** All slots of a job, with what follows from them. */
export interface SlotPlan {
  readonly slots: readonly Slot[];
  readonly taskManagerCount: number;
  /** The index of the TaskManager of each subtask, by `subtaskKey`. */
  readonly locations: ReadonlyMap<string, number>;
}

/** Plans; the sum over groups of the greatest parallelism is what a job needs. */
export function planSlots(graph: JobGraph, maxTaskManagers: number): SlotPlan {
  const isBatch = graph.config.runtimeMode === 'BATCH';
  const groups = isBatch ? [graph.slotSharingGroups.flat()] : graph.slotSharingGroups;
  const contents = groups.flatMap((group) => slotsOfGroup(graph, group));
  const taskManagerCount = Math.min(contents.length, maxTaskManagers);
  const slots = contents.map((subtasks, i) => ({ taskManager: i % taskManagerCount, subtasks }));
  const locations = new Map<string, number>();
  for (const { taskManager, subtasks } of slots) {
    for (const subtask of subtasks) locations.set(subtaskKey(subtask), taskManager);
  }
  return { slots, taskManagerCount, locations };
}

function slotsOfGroup(graph: JobGraph, group: readonly number[]): SubtaskId[][] {
  const vertices = graph.vertices.filter((vertex) => group.includes(vertex.id));
  const count = Math.max(0, ...vertices.map((vertex) => vertex.parallelism));
  return Array.from({ length: count }, (_, subtask) =>
    vertices
      .filter((vertex) => subtask < vertex.parallelism)
      .map((vertex) => ({ vertexId: vertex.id, subtask })),
  );
}
