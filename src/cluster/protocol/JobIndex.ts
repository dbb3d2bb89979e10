/**
 * What a job has, by id: whether a message speaks of things that exist, and of tasks that are the
 * sender's own, is found in one look each.
 */
import type { JobGraph, StreamGraph } from '../../model/index.ts';
import { shortName } from './fields.ts';
import type { SubtaskId } from './messages.ts';
import type { FromTaskManager } from './workerMessages.ts';

interface Vertex {
  readonly parallelism: number;
  readonly nodeIds: ReadonlySet<number>;
}

interface Edge {
  readonly sourceParallelism: number;
  readonly targetParallelism: number;
}

type Message<Type> = Extract<FromTaskManager, { readonly type: Type }>;

/** One job's. */
export class JobIndex {
  private readonly vertices = new Map<number, Vertex>();
  private readonly vertexOfNode = new Map<number, number>();
  private readonly edges = new Map<number, Edge>();
  /** The highest parallelism of the print operators by identifier. */
  private readonly sinks = new Map<string, number>();
  private readonly sources = new Set<number>();
  private readonly locate: (id: SubtaskId) => string;
  private subtaskCount = 0;
  private outputCount = 0;

  /** `locate` gives the TaskManager that a subtask is planned on. */
  constructor(streamGraph: StreamGraph, jobGraph: JobGraph, locate: (id: SubtaskId) => string) {
    this.locate = locate;
    const parallelismOf = new Map<number, number>();
    for (const { id, kind, params, parallelism, inputCount } of streamGraph.nodes) {
      parallelismOf.set(id, parallelism);
      if (inputCount === 0) this.sources.add(id);
      if (kind === 'print') this.addSink(String(params['identifier']), parallelism);
    }
    for (const { id, source, target } of streamGraph.edges) {
      const sourceParallelism = parallelismOf.get(source) ?? 0;
      const targetParallelism = parallelismOf.get(target) ?? 0;
      this.edges.set(id, { sourceParallelism, targetParallelism });
    }
    for (const { id, nodes, parallelism } of jobGraph.vertices) {
      this.subtaskCount += parallelism;
      this.vertices.set(id, { parallelism, nodeIds: new Set(nodes.map((node) => node.id)) });
      for (const node of nodes) this.vertexOfNode.set(node.id, id);
    }
  }

  /** The vertex whose chain has this operator; undefined where none has. */
  vertexIdOf(nodeId: number): number | undefined {
    return this.vertexOfNode.get(nodeId);
  }

  /** What the job lacks that a message of this TaskManager speaks of; null where all is there. */
  faultOf(message: FromTaskManager, taskManagerId: string): string | null {
    switch (message.type) {
      case 'taskState':
        return this.taskStateFault(message, taskManagerId);
      case 'output':
        return this.outputFault(message);
      case 'lap':
      case 'remark':
        return this.vertexOfNode.has(message.nodeId) ? null : 'nodeId';
      case 'metrics':
        return this.metricsFault(message, taskManagerId);
      case 'log':
        return message.entries.every((entry) => this.isSpeaker(entry)) ? null : 'entries: nodeId';
      case 'external':
      case 'reportedWatermark':
        return this.sourceFault(message);
      default:
        return null;
    }
  }

  private addSink(identifier: string, parallelism: number): void {
    const name = shortName(identifier);
    this.outputCount += parallelism;
    this.sinks.set(name, Math.max(parallelism, this.sinks.get(name) ?? 0));
  }

  private taskStateFault(message: Message<'taskState'>, taskManagerId: string): string | null {
    if (!this.isAt(message, taskManagerId)) return 'not a task of this TaskManager';
    const { nodeId, edgeId } = message.failure ?? {};
    if (nodeId !== undefined && !this.vertexOfNode.has(nodeId)) return 'failure.nodeId';
    return edgeId === undefined || this.edges.has(edgeId) ? null : 'failure.edgeId';
  }

  private outputFault({ outputs }: Message<'output'>): string | null {
    if (outputs.length > this.outputCount) return 'outputs: more than the job has';
    const isKnown = outputs.every(({ sink, subtask }) => subtask < (this.sinks.get(sink) ?? 0));
    if (!isKnown) return 'outputs: a sink that the job lacks';
    const isCut = outputs.every(({ cuts = [], records }) =>
      cuts.every(({ index }) => index < records.length),
    );
    return isCut ? null : 'outputs: cuts';
  }

  private metricsFault(message: Message<'metrics'>, taskManagerId: string): string | null {
    const { tasks, samples } = message;
    if (tasks.length > this.subtaskCount) return 'tasks: more than the job has';
    for (const task of tasks) {
      const { operators, heldBackBy } = task.reading;
      const { nodeIds } = this.vertices.get(task.vertexId) ?? {};
      if (nodeIds === undefined || !this.isAt(task, taskManagerId)) return 'tasks: not of this one';
      if (operators.length > nodeIds.size) return 'operators: more than the task has';
      if (operators.some(({ nodeId }) => !nodeIds.has(nodeId))) return 'operators: nodeId';
      if (heldBackBy !== null && !this.has(heldBackBy)) return 'heldBackBy';
    }
    const isKnown = samples?.every((sample) => {
      const { sourceParallelism, targetParallelism } = this.edges.get(sample.edgeId) ?? NO_EDGE;
      if (sample.sourceSubtask >= sourceParallelism) return false;
      return sample.targetSubtask === null || sample.targetSubtask < targetParallelism;
    });
    return isKnown === false ? 'samples: an edge or a subtask that the job lacks' : null;
  }

  private isSpeaker({ nodeId, subtask }: Message<'log'>['entries'][number]): boolean {
    if (nodeId === undefined) return subtask === undefined;
    const vertexId = this.vertexOfNode.get(nodeId);
    return vertexId !== undefined && this.has({ vertexId, subtask: subtask ?? 0 });
  }

  private sourceFault({ nodeId, subtask }: { nodeId: number; subtask: number }): string | null {
    if (!this.sources.has(nodeId)) return 'nodeId';
    const vertexId = this.vertexOfNode.get(nodeId)!;
    return this.has({ vertexId, subtask }) ? null : 'subtask';
  }

  private has({ vertexId, subtask }: SubtaskId): boolean {
    return subtask < (this.vertices.get(vertexId)?.parallelism ?? 0);
  }

  private isAt(id: SubtaskId, taskManagerId: string): boolean {
    return this.has(id) && this.locate(id) === taskManagerId;
  }
}

const NO_EDGE: Edge = { sourceParallelism: 0, targetParallelism: 0 };
