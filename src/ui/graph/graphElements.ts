/**
 * Graphs turned into what React Flow draws. Pure; live figures are not in it: each node looks its
 * own up, so that a snapshot renders only what it changes.
 */
import type { Edge, Node } from 'reactflow';
import type { JobEdge, JobGraph, JobVertex, StreamEdge, StreamGraph } from '../../model/index.ts';
import { drawnTasks } from './drawnPart.ts';
import { layeredLayout } from './layeredLayout.ts';
import {
  labelWidthOf,
  NODE_HEIGHT,
  NODE_WIDTH,
  type ProgramLayout,
  shortTag,
} from './programLayout.ts';
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
export const SUBTASK_LIMIT = 80;
/** When there are too many, tasks with more than this become one box, or all where many tasks. */
const TASK_SUMMARY_ABOVE = 8;
const CHANNEL_LIMIT = 160;
/** Lines of the whole picture. */
const MOST_CHANNELS = 320;

const SUBTASK = { width: 172, height: 62, gap: 8, padding: 10, header: 34 } as const;

/** The id of an operator's node. */
export function operatorId(nodeId: number): string {
  return `n${nodeId}`;
}

/** A size that is known before the node is drawn, so that nothing waits for a measurement. */
function sized(width: number, height: number) {
  return { width, height, measured: { width, height } };
}

/** Streams that look alike are one line: by its ends, its output and its strategy. */
function alikeEdges(edges: readonly StreamEdge[]): readonly (readonly StreamEdge[])[] {
  const groups = new Map<string, StreamEdge[]>();
  for (const edge of edges) {
    const { source, target, input, shipStrategy, outputTag = '' } = edge;
    const key = `${source} ${target} ${input} ${shipStrategy} ${outputTag}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  return [...groups.values()];
}

function programEdges(graph: StreamGraph): FlowEdge[] {
  return alikeEdges(graph.edges).map((alike) => {
    const edge = alike[0]!;
    return {
      id: `e${edge.id}`,
      type: 'stream',
      source: operatorId(edge.source),
      target: operatorId(edge.target),
      targetHandle: `in${edge.input}`,
      focusable: false,
      data: {
        edgeIds: alike.map(({ id }) => id),
        shipStrategy: edge.shipStrategy,
        outputTag: edge.outputTag,
        count: alike.length,
        hasLabel: true,
        sourceNode: edge.source,
        sourceSubtask: null,
        targetSubtask: null,
        isBetweenSubtasks: false,
      },
    };
  });
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

/** Tasks with more subtasks than this are one box. */
export function summaryAbove(jobGraph: JobGraph): number {
  if (subtaskTotal(jobGraph) <= SUBTASK_LIMIT) return SUBTASK_LIMIT;
  const fair = Math.floor(SUBTASK_LIMIT / jobGraph.vertices.length);
  return Math.min(TASK_SUMMARY_ABOVE, fair);
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

function endpoints(edge: JobEdge, byId: ReadonlyMap<number, JobVertex>, above: number) {
  const [source, target] = [byId.get(edge.sourceVertex)!, byId.get(edge.targetVertex)!];
  const whole = [[taskId(source.id), taskId(target.id), null, null] as const];
  if (source.parallelism > above || target.parallelism > above) return whole;
  const wires = wiresOf(edge.distribution, source.parallelism, target.parallelism);
  if (wires.length > CHANNEL_LIMIT) return whole;
  return wires.map(([i, j]) => [subtaskId(source.id, i), subtaskId(target.id, j), i, j] as const);
}

function channelEdges(edge: JobEdge, byId: ReadonlyMap<number, JobVertex>, above: number) {
  return endpoints(edge, byId, above).map(
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
export function subtaskElements(whole: JobGraph): FlowElements {
  const above = summaryAbove(whole);
  const { vertices, edges } = drawnTasks(whole);
  const byId = new Map(vertices.map((vertex) => [vertex.id, vertex]));
  const boxes = vertices.map((vertex) => ({
    id: taskId(vertex.id),
    width: SUBTASK.width + 2 * SUBTASK.padding,
    height: taskHeight(vertex.parallelism > above ? 1 : vertex.parallelism),
  }));
  const lines = edges.map((edge) => ({
    source: taskId(edge.sourceVertex),
    target: taskId(edge.targetVertex),
    labelWidth: labelWidthOf(shortTag(edge.outputTag) ?? edge.shipStrategy),
  }));
  const corners = layeredLayout(boxes, lines);
  return {
    nodes: vertices.flatMap((vertex): FlowNode[] =>
      taskNodes(vertex, { ...corners.get(taskId(vertex.id))! }, vertex.parallelism > above),
    ),
    edges: drawnChannels(edges.map((edge) => channelEdges(edge, byId, above))),
  };
}

/** Channels of one exchange after the other, until there are enough. */
function drawnChannels(exchanges: readonly FlowEdge[][]): FlowEdge[] {
  const drawn: FlowEdge[] = [];
  for (const channels of exchanges) {
    if (drawn.length + channels.length <= MOST_CHANNELS) drawn.push(...channels);
  }
  return drawn;
}
