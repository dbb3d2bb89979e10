/** Boxes and edges in, corners out: dagre's layered layout, left to right. */
import { Graph, layout } from '@dagrejs/dagre';

/** The upper left corner of a box. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A box to place. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A line between boxes, with the room that its label takes. */
export interface Line {
  readonly source: string;
  readonly target: string;
  readonly labelWidth: number;
}

const SPACING = { rankdir: 'LR', nodesep: 28, ranksep: 30, edgesep: 16 } as const;

/** Boxes that end a stream of the same box stand in the order in which they were connected. */
function siblingOrder(lines: readonly Line[]) {
  const isLeaf = (id: string) =>
    !lines.some((line) => line.source === id) &&
    lines.filter((line) => line.target === id).length === 1;
  const sources = [...new Set(lines.map((line) => line.source))];
  return sources.flatMap((source) => {
    const leaves = lines.filter((line) => line.source === source && isLeaf(line.target));
    return leaves
      .slice(1)
      .map((line, index) => ({ left: leaves[index]!.target, right: line.target }));
  });
}

/** The corner of each box; boxes without lines are placed too. */
export function layeredLayout(
  boxes: readonly Box[],
  lines: readonly Line[],
): ReadonlyMap<string, Corner> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...SPACING });
  for (const box of boxes) graph.setNode(box.id, { width: box.width, height: box.height });
  lines.forEach((line, index) => {
    const label = { width: line.labelWidth, height: 16, labelpos: 'c' as const };
    graph.setEdge(line.source, line.target, label, String(index));
  });
  layout(graph, { constraints: siblingOrder(lines) });
  return new Map(
    boxes.map((box) => {
      const centre = graph.node(box.id) as Corner;
      return [box.id, { x: centre.x - box.width / 2, y: centre.y - box.height / 2 }];
    }),
  );
}
