/**
 * How much of a large program is drawn: the page must answer while it draws, and thousands of boxes
 * say nothing to anybody. What is left out is counted on the screen.
 */
import type { JobGraph, StreamGraph } from '../../model/index.ts';

/** Operators, or tasks, that are drawn at most. */
export const DRAWN_NODES = 60;
/** Streams between them that are drawn at most. */
export const DRAWN_EDGES = 160;

/** The first operators of the program, and the first streams between them. */
export function drawnPart(graph: StreamGraph): StreamGraph {
  const { nodes, edges } = graph;
  if (nodes.length <= DRAWN_NODES && edges.length <= DRAWN_EDGES) return graph;
  const first = nodes.slice(0, DRAWN_NODES);
  const ids = new Set(first.map(({ id }) => id));
  const between = edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  return { ...graph, nodes: first, edges: between.slice(0, DRAWN_EDGES) };
}

/** The same for tasks. */
export function drawnTasks(jobGraph: JobGraph): JobGraph {
  const { vertices, edges } = jobGraph;
  if (vertices.length <= DRAWN_NODES && edges.length <= DRAWN_EDGES) return jobGraph;
  const first = vertices.slice(0, DRAWN_NODES);
  const ids = new Set(first.map(({ id }) => id));
  const between = edges.filter((edge) => ids.has(edge.sourceVertex) && ids.has(edge.targetVertex));
  return { ...jobGraph, vertices: first, edges: between.slice(0, DRAWN_EDGES) };
}
