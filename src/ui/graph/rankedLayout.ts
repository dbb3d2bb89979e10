/**
 * A plain layout for graphs that are too large for dagre: columns by the longest way from a source,
 * in each the boxes one under the other, near to what they read. One pass over boxes and lines.
 */
import type { Box, Corner, Line } from './boxes.ts';

const COLUMN_GAP = 60;
const ROW_GAP = 28;

/** The corner of each box. */
export function rankedLayout(
  boxes: readonly Box[],
  lines: readonly Line[],
): ReadonlyMap<string, Corner> {
  const columns = columnsOf(boxes, lines);
  const sourcesOf = grouped(lines);
  const corners = new Map<string, Corner>();
  let x = 0;
  for (const column of columns) {
    const wanted = new Map(column.map((box) => [box.id, heightOf(sourcesOf.get(box.id), corners)]));
    column.sort((a, b) => wanted.get(a.id)! - wanted.get(b.id)!);
    let y = 0;
    for (const box of column) {
      corners.set(box.id, { x, y });
      y += box.height + ROW_GAP;
    }
    x += column.reduce((widest, { width }) => Math.max(widest, width), 0) + COLUMN_GAP;
  }
  return corners;
}

/** Boxes by their rank; a box comes after all that it reads, as graphs list them. */
function columnsOf(boxes: readonly Box[], lines: readonly Line[]): Box[][] {
  const sourcesOf = grouped(lines);
  const rankOf = new Map<string, number>();
  const columns: Box[][] = [];
  for (const box of boxes) {
    let rank = 0;
    for (const source of sourcesOf.get(box.id) ?? []) {
      rank = Math.max(rank, (rankOf.get(source) ?? -1) + 1);
    }
    rankOf.set(box.id, rank);
    const column = columns[rank];
    if (column === undefined) columns[rank] = [box];
    else column.push(box);
  }
  return columns;
}

function grouped(lines: readonly Line[]): ReadonlyMap<string, readonly string[]> {
  const sourcesOf = new Map<string, string[]>();
  for (const { source, target } of lines) {
    const known = sourcesOf.get(target);
    if (known === undefined) sourcesOf.set(target, [source]);
    else known.push(source);
  }
  return sourcesOf;
}

/** The mean height of what a box reads. */
function heightOf(
  sources: readonly string[] | undefined,
  corners: ReadonlyMap<string, Corner>,
): number {
  if (sources === undefined) return 0;
  const sum = sources.reduce((total, source) => total + (corners.get(source)?.y ?? 0), 0);
  return sum / sources.length;
}
