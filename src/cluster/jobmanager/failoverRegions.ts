/**
 * Which subtasks fail together: those that exchange records, directly or over others. Disjoint
 * pipelines, down to single subtasks of a chain without exchanges, restart alone; so does each
 * subtask in BATCH mode, where exchanges keep what goes over them.
 * Flink's SchedulingPipelinedRegionComputeUtil and RestartPipelinedRegionFailoverStrategy.
 */
import { targetsOf } from '../../engine/index.ts';
import type { JobEdge, JobGraph, JobVertex } from '../../model/index.ts';
import { subtaskKey } from '../protocol/index.ts';

/** The number of each subtask's region, by `subtaskKey`. */
export function failoverRegions(graph: JobGraph): ReadonlyMap<string, number> {
  const parents = new Map<string, string>();
  const vertices = new Map<number, JobVertex>();
  for (const vertex of graph.vertices) {
    vertices.set(vertex.id, vertex);
    for (let subtask = 0; subtask < vertex.parallelism; subtask++) {
      const key = subtaskKey({ vertexId: vertex.id, subtask });
      parents.set(key, key);
    }
  }
  for (const edge of graph.config.runtimeMode === 'BATCH' ? [] : graph.edges) {
    for (const [source, target] of channelsOf(edge, vertices)) {
      parents.set(rootOf(parents, target), rootOf(parents, source));
    }
  }
  return numbered(parents);
}

/** Writing and reading subtask of every channel of an edge, by `subtaskKey`. */
export function* channelsOf(
  { sourceVertex, targetVertex, distribution }: JobEdge,
  vertices: ReadonlyMap<number, JobVertex>,
): Generator<[string, string]> {
  const sources = vertices.get(sourceVertex)?.parallelism ?? 0;
  const targets = vertices.get(targetVertex)?.parallelism ?? 0;
  for (let subtask = 0; subtask < sources; subtask++) {
    const source = subtaskKey({ vertexId: sourceVertex, subtask });
    for (const target of targetsOf(distribution, sources, targets, subtask)) {
      yield [source, subtaskKey({ vertexId: targetVertex, subtask: target })];
    }
  }
}

/** Halves the path on its way, so that long paths are walked once. */
function rootOf(parents: Map<string, string>, key: string): string {
  let at = key;
  for (;;) {
    const parent = parents.get(at) ?? at;
    if (parent === at) return at;
    const above = parents.get(parent) ?? parent;
    parents.set(at, above);
    at = above;
  }
}

function numbered(parents: Map<string, string>): Map<string, number> {
  const numbers = new Map<string, number>();
  const regions = new Map<string, number>();
  for (const key of parents.keys()) {
    const root = rootOf(parents, key);
    const region = numbers.get(root) ?? numbers.size;
    numbers.set(root, region);
    regions.set(key, region);
  }
  return regions;
}
