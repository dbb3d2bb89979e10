/**
 * Graphs turned into what React Flow draws. Pure; live figures are not in it: each node looks its
 * own up, so that a snapshot renders only what it changes.
 */
import type { Edge, Node } from 'reactflow';
import type { JobEdge, JobGraph, JobVertex, StreamEdge, StreamGraph } from '../../model/index.ts';
import { layeredLayout } from './layeredLayout.ts';
import { labelWidthOf, NODE_HEIGHT, NODE_WIDTH, type ProgramLayout } from './programLayout.ts';
import { wiresOf } from './subtaskWiring.ts';

/** An operator of the program. */
export type OperatorFlowNode = Node<{ readonly nodeId: number }, 'operator'>;
/** A task with its subtasks in it. */
export type TaskFlowNode = Node<{ readonly vertexId: number; readonly isSummary: boolean }, 'task'>;
/** One subtask of a task. */
export type SubtaskFlowNode = Node<
  { readonly vertexId: number; readonly subtask: number },
  'subtask'
>;
/** Any node of the graph. */
export type FlowNode = OperatorFlowNode | TaskFlowNode | SubtaskFlowNode;

/** The operator that a node of any level stands for: a task stands for its head. */
export function nodeIdOf(node: FlowNode): number {
  return node.type === 'operator' ? node.data.nodeId : node.data.vertexId;
}

/** What an edge's picture needs. */
export interface EdgeData extends Record<string, unknown> {
  /** The StreamEdges that the line stands for. */
  readonly edgeIds: readonly number[];
  readonly shipStrategy: StreamEdge['shipStrategy'];
  readonly outputTag: string | undefined;
  /** More than one stream between the same two operators. */
  readonly count: number;
  readonly hasLabel: boolean;
  /** The operator that writes. */
  readonly sourceNode: number;
  /** The subtask that writes; null where the line stands for all of them. */
  readonly sourceSubtask: number | null;
  /** The one that reads; null likewise. */
  readonly targetSubtask: number | null;
  readonly isBetweenSubtasks: boolean;
}

/** A stream, or one channel of it. */
export type FlowEdge = Edge<EdgeData, 'stream'>;

/** Nodes and edges of one zoom level. */
export interface FlowElements {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

/** More subtasks than this are not drawn one by one. */
export const SUBTASK_LIMIT = 200;
/** When there are too many, tasks with more than this become one box. */
export const TASK_SUMMARY_ABOVE = 8;
const CHANNEL_LIMIT = 600;

const SUBTASK = { width: 172, height: 62, gap: 8, padding: 10, header: 34 } as const;

/** The id of an operator's node. */
export function operatorId(nodeId: number): string {
  return `n${nodeId}`;
}

/** A size that is known before the node is drawn, so that nothing waits for a measurement. */
function sized(width: number, height: number) {
  return { width, height, measured: { width, height } };
}

function sameStream(a: StreamEdge, b: StreamEdge): boolean {
  return (
    a.source === b.source &&
    a.target === b.target &&
    a.input === b.input &&
    a.outputTag === b.outputTag &&
    a.shipStrategy === b.shipStrategy
  );
}

function programEdges(graph: StreamGraph): FlowEdge[] {
  const firsts = graph.edges.filter((e, i) => graph.edges.findIndex((o) => sameStream(o, e)) === i);
  const alike = (edge: StreamEdge) => graph.edges.filter((other) => sameStream(other, edge));
  return firsts.map((edge) => ({
    id: `e${edge.id}`,
    type: 'stream',
    source: operatorId(edge.source),
    target: operatorId(edge.target),
    targetHandle: `in${edge.input}`,
    focusable: false,
    data: {
      edgeIds: alike(edge).map(({ id }) => id),
      shipStrategy: edge.shipStrategy,
      outputTag: edge.outputTag,
      count: alike(edge).length,
      hasLabel: true,
      sourceNode: edge.source,
      sourceSubtask: null,
      targetSubtask: null,
      isBetweenSubtasks: false,
    },
  }));
}

/** The program as written: a node for each operator. */
export function programElements(layout: ProgramLayout): FlowElements {
  const nodes = layout.graph.nodes.map(
    (node): OperatorFlowNode => ({
      id: operatorId(node.id),
      type: 'operator',
      position: { ...layout.corners.get(node.uid)! },
      ...sized(NODE_WIDTH, NODE_HEIGHT),
      data: { nodeId: node.id },
    }),
  );
  return { nodes, edges: programEdges(layout.graph) };
}

function isSummary(vertex: JobVertex, total: number): boolean {
  return total > SUBTASK_LIMIT && vertex.parallelism > TASK_SUMMARY_ABOVE;
}

/** All subtasks of the job. */
export function subtaskTotal(jobGraph: JobGraph): number {
  return jobGraph.vertices.reduce((sum, vertex) => sum + vertex.parallelism, 0);
}

function taskHeight(rows: number): number {
  return SUBTASK.header + rows * (SUBTASK.height + SUBTASK.gap) - SUBTASK.gap + SUBTASK.padding;
}

const taskId = (vertexId: number) => `t${vertexId}`;
const subtaskId = (vertexId: number, subtask: number) => `t${vertexId}.${subtask}`;

function taskNodes(vertex: JobVertex, position: { x: number; y: number }, summary: boolean) {
  const rows = summary ? 1 : vertex.parallelism;
  const task: TaskFlowNode = {
    id: taskId(vertex.id),
    type: 'task',
    position,
    ...sized(SUBTASK.width + 2 * SUBTASK.padding, taskHeight(rows)),
    draggable: false,
    data: { vertexId: vertex.id, isSummary: summary },
  };
  if (summary) return [task];
  const subtasks = Array.from(
    { length: rows },
    (_, subtask): SubtaskFlowNode => ({
      id: subtaskId(vertex.id, subtask),
      type: 'subtask',
      parentId: task.id,
      position: {
        x: SUBTASK.padding,
        y: SUBTASK.header + subtask * (SUBTASK.height + SUBTASK.gap),
      },
      ...sized(SUBTASK.width, SUBTASK.height),
      draggable: false,
      data: { vertexId: vertex.id, subtask },
    }),
  );
  return [task, ...subtasks];
}

function endpoints(edge: JobEdge, byId: ReadonlyMap<number, JobVertex>, total: number) {
  const [source, target] = [byId.get(edge.sourceVertex)!, byId.get(edge.targetVertex)!];
  const wires = wiresOf(edge.distribution, source.parallelism, target.parallelism);
  const isWhole =
    isSummary(source, total) || isSummary(target, total) || wires.length > CHANNEL_LIMIT;
  if (isWhole) return [[taskId(source.id), taskId(target.id), null, null] as const];
  return wires.map(([i, j]) => [subtaskId(source.id, i), subtaskId(target.id, j), i, j] as const);
}

function channelEdges(edge: JobEdge, byId: ReadonlyMap<number, JobVertex>, total: number) {
  return endpoints(edge, byId, total).map(
    ([source, target, sourceSubtask, targetSubtask], index): FlowEdge => ({
      id: `e${edge.id}.${index}`,
      type: 'stream',
      source,
      target,
      focusable: false,
      data: {
        edgeIds: [edge.id],
        shipStrategy: edge.shipStrategy,
        outputTag: edge.outputTag,
        count: 1,
        hasLabel: index === 0,
        sourceNode: edge.sourceNode,
        sourceSubtask,
        targetSubtask,
        isBetweenSubtasks: true,
      },
    }),
  );
}

/** The tasks after chaining, each with its subtasks, and the channels between them. */
export function subtaskElements(jobGraph: JobGraph): FlowElements {
  const total = subtaskTotal(jobGraph);
  const byId = new Map(jobGraph.vertices.map((vertex) => [vertex.id, vertex]));
  const boxes = jobGraph.vertices.map((vertex) => ({
    id: taskId(vertex.id),
    width: SUBTASK.width + 2 * SUBTASK.padding,
    height: taskHeight(isSummary(vertex, total) ? 1 : vertex.parallelism),
  }));
  const lines = jobGraph.edges.map((edge) => ({
    source: taskId(edge.sourceVertex),
    target: taskId(edge.targetVertex),
    labelWidth: labelWidthOf(edge.outputTag ?? edge.shipStrategy),
  }));
  const corners = layeredLayout(boxes, lines);
  return {
    nodes: jobGraph.vertices.flatMap((vertex): FlowNode[] =>
      taskNodes(vertex, { ...corners.get(taskId(vertex.id))! }, isSummary(vertex, total)),
    ),
    edges: jobGraph.edges.flatMap((edge) => channelEdges(edge, byId, total)),
  };
}
