/**
 * Boxes and edges in, corners out: dagre's layered layout, left to right. Dagre keeps its boxes in
 * plain objects by their ids, so it is given numbers: an id may be any text of a program. Its time
 * grows with more than the square of the boxes: larger graphs get a plain layout.
 */
import { Graph, layout } from '@dagrejs/dagre';
import type { Box, Corner, Line } from './boxes.ts';
import { rankedLayout } from './rankedLayout.ts';

export type { Box, Corner, Line } from './boxes.ts';

const SPACING = { rankdir: 'LR', nodesep: 28, ranksep: 30, edgesep: 16 } as const;

/** Boxes and lines together that dagre lays out within some 50 ms. */
const DAGRE_LIMIT = 120;

/** True where the layout is the plain one. */
export function isTooLargeToLayer(boxCount: number, lineCount: number): boolean {
  return boxCount + lineCount > DAGRE_LIMIT;
}

/** Boxes that end a stream of the same box stand in the order in which they were connected. */
function siblingOrder(lines: readonly Line[], numberOf: (id: string) => string) {
  const isLeaf = (id: string) =>
    !lines.some((line) => line.source === id) &&
    lines.filter((line) => line.target === id).length === 1;
  const sources = [...new Set(lines.map((line) => line.source))];
  return sources.flatMap((source) => {
    const leaves = lines.filter((line) => line.source === source && isLeaf(line.target));
    return leaves.slice(1).map((line, index) => ({
      left: numberOf(leaves[index]!.target),
      right: numberOf(line.target),
    }));
  });
}

/** The corner of each box; boxes without lines are placed too. */
export function layeredLayout(
  boxes: readonly Box[],
  lines: readonly Line[],
): ReadonlyMap<string, Corner> {
  if (isTooLargeToLayer(boxes.length, lines.length)) return rankedLayout(boxes, lines);
  const numbers = new Map(boxes.map((box, index) => [box.id, String(index)]));
  const numberOf = (id: string): string => numbers.get(id)!;
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...SPACING });
  for (const { id, width, height } of boxes) graph.setNode(numberOf(id), { width, height });
  lines.forEach((line, index) => {
    const label = { width: line.labelWidth, height: 16, labelpos: 'c' as const };
    graph.setEdge(numberOf(line.source), numberOf(line.target), label, String(index));
  });
  layout(graph, { constraints: siblingOrder(lines, numberOf) });
  return new Map(
    boxes.map((box) => {
      const centre = graph.node(numberOf(box.id)) as Corner;
      return [box.id, { x: centre.x - box.width / 2, y: centre.y - box.height / 2 }];
    }),
  );
}
