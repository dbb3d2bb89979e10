/**
 * The program after chaining: each vertex is a chain of operators that runs as one task, each edge
 * an exchange between tasks. Plain data. Flink's JobGraph, JobVertex and JobEdge.
 */
import type { JobConfig, ShipStrategy, StreamEdge, StreamNode } from './streamGraph.ts';

/** How the subtasks of two vertices are wired. Flink's DistributionPattern. */
export type DistributionPattern = 'POINTWISE' | 'ALL_TO_ALL';

/** A chain of operators that runs in one thread of control, `parallelism` times. */
export interface JobVertex {
  /** The id of its head node. */
  readonly id: number;
  /** The operators' names joined by Flink's arrow, for display. */
  readonly name: string;
  /** In topological order, head first. */
  readonly nodes: readonly StreamNode[];
  /** The edges inside the chain. */
  readonly chainedEdges: readonly StreamEdge[];
  readonly parallelism: number;
  /** That of the head. */
  readonly maxParallelism: number;
  readonly slotSharingGroup: string;
}

/** An exchange between two vertices. */
export interface JobEdge {
  /** The id of the StreamEdge that it comes from. */
  readonly id: number;
  readonly sourceVertex: number;
  readonly targetVertex: number;
  /** The operator in the source vertex that writes. */
  readonly sourceNode: number;
  readonly input: 0 | 1;
  readonly shipStrategy: ShipStrategy;
  readonly distribution: DistributionPattern;
  readonly outputTag?: string;
  readonly bufferTimeoutMs: number;
}

/** What is submitted to the JobManager. */
export interface JobGraph {
  readonly jobName: string;
  readonly config: JobConfig;
  /** In topological order. */
  readonly vertices: readonly JobVertex[];
  readonly edges: readonly JobEdge[];
  /** Head ids of the vertices that share slots, one list a group. */
  readonly slotSharingGroups: readonly (readonly number[])[];
  /** The StreamGraph's. */
  readonly hash: string;
}
