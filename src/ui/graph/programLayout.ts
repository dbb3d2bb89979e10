/**
 * Where the operators stand. When the program changes, operators that stay keep their places as
 * long as the picture stays readable (no overlap, streams flow to the right); otherwise all are
 * laid out anew around one that stays. Positions are kept by uid, beside the program.
 */
import type { StreamGraph, StreamNode } from '../../model/index.ts';
import { holdsTime } from '../store/figures.ts';
import { type Corner, layeredLayout } from './layeredLayout.ts';

export type { Corner } from './layeredLayout.ts';

/** Sizes that the style sheet has too. */
export const NODE_WIDTH = 160;
/** The height of an operator's box. */
export const NODE_HEIGHT = 86;
/** The height of the watermark's line under a box, with the gap. */
export const WATERMARK_HEIGHT = 34;

/** Places by uid, and the graph that they were made for. */
export interface ProgramLayout {
  readonly graph: StreamGraph;
  readonly corners: ReadonlyMap<string, Corner>;
}

/** The room that a label takes on its edge. */
export function labelWidthOf(label: string): number {
  return label === '' ? 0 : label.length * 5.8 + 6;
}

function labelOf(edge: StreamGraph['edges'][number]): string {
  return shortTag(edge.outputTag) ?? (edge.shipStrategy === 'FORWARD' ? '' : edge.shipStrategy);
}

const MOST_TAG = 40;

/** A side output's name as it stands on a line. */
export function shortTag<T extends string | undefined>(tag: T): T {
  return (tag !== undefined && tag.length > MOST_TAG ? `${tag.slice(0, MOST_TAG)}…` : tag) as T;
}

function boxHeight(node: StreamNode): number {
  return holdsTime(node) ? NODE_HEIGHT + 2 * WATERMARK_HEIGHT : NODE_HEIGHT;
}

function uidsById(graph: StreamGraph): ReadonlyMap<number, string> {
  return new Map(graph.nodes.map((node) => [node.id, node.uid]));
}

/** A layout from nothing. */
export function freshLayout(graph: StreamGraph): ProgramLayout {
  const uids = uidsById(graph);
  const boxes = graph.nodes.map((node) => ({
    id: node.uid,
    width: NODE_WIDTH,
    height: boxHeight(node),
  }));
  const lines = graph.edges.map((edge) => ({
    source: uids.get(edge.source)!,
    target: uids.get(edge.target)!,
    labelWidth: labelWidthOf(labelOf(edge)),
  }));
  const corners = new Map(layeredLayout(boxes, lines));
  for (const node of graph.nodes.filter(holdsTime)) {
    const corner = corners.get(node.uid)!;
    corners.set(node.uid, { x: corner.x, y: corner.y + WATERMARK_HEIGHT });
  }
  return { graph, corners };
}

/** The operator of the earlier program that this one was. */
function predecessorOf(node: StreamNode, earlier: StreamGraph): StreamNode | undefined {
  const sameUid = earlier.nodes.find((one) => one.uid === node.uid);
  if (sameUid) return sameUid;
  const alike = earlier.nodes.filter((one) => one.name === node.name && one.kind === node.kind);
  return alike.length === 1 ? alike[0] : undefined;
}

function keptCorners(graph: StreamGraph, previous: ProgramLayout): Map<string, Corner> {
  const kept = new Map<string, Corner>();
  const taken = new Set<string>();
  for (const node of graph.nodes) {
    const before = predecessorOf(node, previous.graph);
    const corner = before && previous.corners.get(before.uid);
    if (!corner || taken.has(before.uid)) continue;
    taken.add(before.uid);
    kept.set(node.uid, corner);
  }
  return kept;
}

/** How far the kept neighbour of a new node stands from where the fresh layout has it. */
function shiftBy(fresh: ProgramLayout, kept: ReadonlyMap<string, Corner>, uid: string): Corner {
  const uids = uidsById(fresh.graph);
  const neighbours = fresh.graph.edges.flatMap((edge) => {
    const [source, target] = [uids.get(edge.source)!, uids.get(edge.target)!];
    if (source === uid) return [target];
    return target === uid ? [source] : [];
  });
  const anchor = neighbours.find((one) => kept.has(one)) ?? [...kept.keys()][0]!;
  const [now, then] = [kept.get(anchor)!, fresh.corners.get(anchor)!];
  return { x: now.x - then.x, y: now.y - then.y };
}

function moved(corner: Corner, by: Corner): Corner {
  return { x: corner.x + by.x, y: corner.y + by.y };
}

function overlaps(a: Corner, b: Corner): boolean {
  const isApart = Math.abs(a.x - b.x) >= NODE_WIDTH + 12 || Math.abs(a.y - b.y) >= NODE_HEIGHT + 12;
  return !isApart;
}

function isReadable(layout: ProgramLayout): boolean {
  const corners = [...layout.corners.values()];
  const isCrowded = corners.some((a, i) => corners.slice(i + 1).some((b) => overlaps(a, b)));
  if (isCrowded) return false;
  const uids = uidsById(layout.graph);
  return layout.graph.edges.every((edge) => {
    const source = layout.corners.get(uids.get(edge.source)!)!;
    return layout.corners.get(uids.get(edge.target)!)!.x >= source.x + NODE_WIDTH;
  });
}

/** The layout of a program that has changed. */
export function nextLayout(graph: StreamGraph, previous: ProgramLayout | null): ProgramLayout {
  const fresh = freshLayout(graph);
  const kept = previous ? keptCorners(graph, previous) : new Map<string, Corner>();
  if (kept.size === 0) return fresh;
  if (kept.size === graph.nodes.length && isSameShape(graph, previous!)) {
    return { graph, corners: kept };
  }
  const corners = new Map(kept);
  for (const [uid, corner] of fresh.corners) {
    if (!kept.has(uid)) corners.set(uid, moved(corner, shiftBy(fresh, kept, uid)));
  }
  const candidate = { graph, corners };
  if (isReadable(candidate)) return candidate;
  const by = shiftBy(fresh, kept, [...kept.keys()][0]!);
  return { graph, corners: new Map([...fresh.corners].map(([uid, at]) => [uid, moved(at, by)])) };
}

/** True where the same operators are connected in the same way, whatever their names are. */
function isSameShape(graph: StreamGraph, previous: ProgramLayout): boolean {
  const wires = (one: StreamGraph) => one.edges.map((e) => `${e.source}>${e.target}`).join();
  return (
    graph.nodes.length === previous.graph.nodes.length && wires(graph) === wires(previous.graph)
  );
}

/** The layout after the user has moved an operator. */
export function withMoved(layout: ProgramLayout, uid: string, corner: Corner): ProgramLayout {
  return { ...layout, corners: new Map([...layout.corners, [uid, corner]]) };
}
