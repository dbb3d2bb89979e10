/**
 * BATCH mode, where a subtask begins when all that it reads is there, and what it has written stays
 * until others have read it. Which subtasks may begin, which must begin anew with one that has
 * failed, and whose results are still wanted.
 * Flink's PipelinedRegionSchedulingStrategy and RestartPipelinedRegionFailoverStrategy.
 */
import type { JobGraph } from '../../model/index.ts';
import { type SubtaskId, subtaskKey } from '../protocol/index.ts';
import type { Execution, ExecutionGraph } from './ExecutionGraph.ts';
import { channelsOf } from './failoverRegions.ts';

type Neighbours = Map<string, Set<string>>;

/** Of one job in BATCH mode. */
export class BlockingResults {
  private readonly writers: Neighbours = new Map();
  private readonly readers: Neighbours = new Map();
  /** Of subtasks that will begin anew. */
  private readonly discarded = new Set<string>();
  /** Of subtasks that have ended, and what they wrote is no longer there. */
  private readonly lost = new Set<string>();

  constructor(graph: JobGraph) {
    const vertices = new Map(graph.vertices.map((vertex) => [vertex.id, vertex]));
    for (const edge of graph.edges) {
      for (const [writer, reader] of channelsOf(edge, vertices)) {
        add(this.writers, reader, writer);
        add(this.readers, writer, reader);
      }
    }
  }

  /** True where everything that the subtask reads is there. */
  mayBegin(subtask: SubtaskId, graph: ExecutionGraph): boolean {
    return neighboursOf(this.writers, subtaskKey(subtask)).every(
      (key) => this.isFinished(key, graph) && !this.lost.has(key),
    );
  }

  /** True while the subtask works, or somebody has not yet read all that it wrote. */
  isWanted(execution: Execution, graph: ExecutionGraph): boolean {
    if (execution.state !== 'FINISHED') return execution.state !== 'CREATED';
    const readers = neighboursOf(this.readers, subtaskKey(execution));
    return !readers.every((key) => this.isFinished(key, graph));
  }

  /**
   * The subtask, all that read what it wrote, directly or over others, and all whose results these
   * need and a lost worker had; by `subtaskKey`.
   */
  restartedWith(subtask: string, graph: ExecutionGraph): ReadonlySet<string> {
    const found = new Set([subtask]);
    for (const key of found) {
      for (const reader of neighboursOf(this.readers, key)) found.add(reader);
      if (graph.byKey(key)?.state === 'CREATED') continue;
      for (const writer of neighboursOf(this.writers, key)) {
        if (this.lost.has(writer)) found.add(writer);
      }
    }
    return found;
  }

  /** Results that all have read, each once: they go, and come anew should they be needed again. */
  release(graph: ExecutionGraph): Execution[] {
    const read = [...this.readers.keys()].filter((key) => this.isFinished(key, graph));
    const executions = read
      .filter((key) => !this.lost.has(key))
      .map((key) => graph.byKey(key) as Execution)
      .filter((execution) => !this.isWanted(execution, graph));
    this.lose(executions);
    return executions;
  }

  /** Their worker is gone, and what they wrote with it. */
  lose(executions: readonly Execution[]): void {
    for (const execution of executions) {
      if (execution.state === 'FINISHED') this.lost.add(subtaskKey(execution));
    }
  }

  /** What these wrote is gone, until they have begun anew. */
  discard(subtasks: readonly SubtaskId[]): void {
    for (const subtask of subtasks) this.discarded.add(subtaskKey(subtask));
  }

  /** These begin anew. */
  renew(subtasks: readonly SubtaskId[]): void {
    for (const subtask of subtasks) {
      this.discarded.delete(subtaskKey(subtask));
      this.lost.delete(subtaskKey(subtask));
    }
  }

  private isFinished(key: string, graph: ExecutionGraph): boolean {
    return graph.byKey(key)?.state === 'FINISHED' && !this.discarded.has(key);
  }
}

function add(neighbours: Neighbours, of: string, neighbour: string): void {
  const known = neighbours.get(of);
  if (known === undefined) neighbours.set(of, new Set([neighbour]));
  else known.add(neighbour);
}

function neighboursOf(neighbours: Neighbours, key: string): string[] {
  return [...(neighbours.get(key) ?? [])];
}
