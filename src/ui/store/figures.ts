/**
 * A snapshot turned into what the graph and the inspector show: figures by operator and by subtask.
 * Each snapshot is indexed once, however many nodes ask.
 */
import type {
  JobGraph,
  JobSnapshot,
  OperatorMetrics,
  StreamNode,
  SubtaskSnapshot,
} from '../../model/index.ts';

/** Shares of one subtask's time. */
export interface SubtaskLoad {
  readonly subtask: number;
  readonly busyRatio: number;
  readonly heldRatio: number;
  readonly idleRatio: number;
}

/** One operator over all its subtasks. */
export interface OperatorFigures {
  readonly inPerSecond: number;
  readonly outPerSecond: number;
  readonly recordsIn: number;
  readonly recordsOut: number;
  readonly lateRecordsDropped: number;
  /** The lowest of its subtasks; null where one has none yet. */
  readonly watermark: number | null;
  /** The subtask that has the lowest watermark. */
  readonly watermarkSubtask: number;
  readonly bySubtask: readonly OperatorMetrics[];
}

/** A snapshot by operator and by task. */
export interface SnapshotIndex {
  readonly operators: ReadonlyMap<number, OperatorFigures>;
  readonly tasks: ReadonlyMap<number, readonly SubtaskSnapshot[]>;
}

function grouped<T extends { readonly subtask: number }>(
  items: readonly T[],
  keyOf: (item: T) => number,
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.subtask - b.subtask);
  return groups;
}

function lowestWatermark(metrics: readonly OperatorMetrics[]): OperatorMetrics {
  return metrics.reduce((low, one) => {
    const isLower = (one.watermark ?? Number.NEGATIVE_INFINITY) < (low.watermark ?? -Infinity);
    return isLower ? one : low;
  });
}

function figuresOf(metrics: readonly OperatorMetrics[]): OperatorFigures {
  const sum = (pick: (one: OperatorMetrics) => number) =>
    metrics.reduce((total, one) => total + pick(one), 0);
  const low = lowestWatermark(metrics);
  return {
    inPerSecond: sum((one) => one.inPerSecond),
    outPerSecond: sum((one) => one.outPerSecond),
    recordsIn: sum((one) => one.recordsIn),
    recordsOut: sum((one) => one.recordsOut),
    lateRecordsDropped: sum((one) => one.lateRecordsDropped),
    watermark: low.watermark,
    watermarkSubtask: low.subtask,
    bySubtask: metrics,
  };
}

const indexes = new WeakMap<JobSnapshot, SnapshotIndex>();

/** The snapshot's index, made on the first call. */
export function indexOf(snapshot: JobSnapshot): SnapshotIndex {
  const known = indexes.get(snapshot);
  if (known) return known;
  const operators = new Map<number, OperatorFigures>();
  for (const [nodeId, metrics] of grouped(snapshot.operators, (one) => one.nodeId)) {
    operators.set(nodeId, figuresOf(metrics));
  }
  const index = { operators, tasks: grouped(snapshot.subtasks, (one) => one.vertexId) };
  indexes.set(snapshot, index);
  return index;
}

const vertexMaps = new WeakMap<JobGraph, ReadonlyMap<number, number>>();

/** The id of the chain that runs an operator, by the operator's id. */
export function vertexOfNode(jobGraph: JobGraph): ReadonlyMap<number, number> {
  const known = vertexMaps.get(jobGraph);
  if (known) return known;
  const map = new Map<number, number>();
  for (const vertex of jobGraph.vertices) {
    for (const node of vertex.nodes) map.set(node.id, vertex.id);
  }
  vertexMaps.set(jobGraph, map);
  return map;
}

/** The load of each subtask of a task. */
export function loadsOf(subtasks: readonly SubtaskSnapshot[]): SubtaskLoad[] {
  return subtasks.map((one) => ({
    subtask: one.subtask,
    busyRatio: one.busyRatio,
    heldRatio: one.backPressuredRatio,
    idleRatio: one.idleRatio,
  }));
}

const TIME_HOLDERS: ReadonlySet<StreamNode['kind']> = new Set([
  'window',
  'windowAll',
  'keyedProcess',
  'keyedCoProcess',
  'keyedBroadcastProcess',
  'windowJoin',
  'coGroup',
  'intervalJoin',
  'cep',
] as const);

/** True for operators whose results wait for the watermark. */
export function holdsTime(node: StreamNode): boolean {
  return TIME_HOLDERS.has(node.kind);
}

/** The sum of a figure over all sources. */
function overSources(
  jobGraph: JobGraph,
  snapshot: JobSnapshot,
  figure: 'outPerSecond' | 'recordsOut',
): number {
  const { operators } = indexOf(snapshot);
  return jobGraph.vertices
    .flatMap((vertex) => vertex.nodes)
    .filter((node) => node.inputCount === 0)
    .reduce((total, node) => total + (operators.get(node.id)?.[figure] ?? 0), 0);
}

/** Records per second that leave all sources. */
export function sourceRate(jobGraph: JobGraph, snapshot: JobSnapshot): number {
  return overSources(jobGraph, snapshot, 'outPerSecond');
}

/** Records that have left all sources. */
export function sourceTotal(jobGraph: JobGraph, snapshot: JobSnapshot): number {
  return overSources(jobGraph, snapshot, 'recordsOut');
}

/** The lowest watermark of the operators that wait for one; undefined where none does. */
export function jobWatermark(jobGraph: JobGraph, snapshot: JobSnapshot): number | null | undefined {
  const { operators } = indexOf(snapshot);
  const marks = jobGraph.vertices
    .flatMap((vertex) => vertex.nodes)
    .filter(holdsTime)
    .flatMap((node) => operators.get(node.id)?.watermark ?? []);
  if (marks.length > 0) return Math.min(...marks);
  const isHeld = jobGraph.vertices.some((vertex) => vertex.nodes.some(holdsTime));
  return isHeld ? null : undefined;
}
