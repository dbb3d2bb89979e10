/**
 * Keeps the whole graph in sight, at its natural size where it fits, until the user moves the view;
 * another level or another set of nodes starts anew. The node that failed is kept in sight always.
 */
import { useEffect, useMemo, useRef } from 'react';
import {
  type OnMoveStart,
  type ReactFlowInstance,
  useNodesInitialized,
  useReactFlow,
  useStore,
} from 'reactflow';
import { useApp } from '../store/AppContext.tsx';
import { failedNodeId } from './failedNode.ts';
import { type FlowNode, nodeIdOf } from './graphElements.ts';

/** Room for what lies over the canvas: the level switch and the tools above. */
export const FIT_OPTIONS = {
  padding: { top: '64px', left: '24px', right: '24px', bottom: '48px' },
  maxZoom: 1,
  minZoom: 0.45,
} as const;

/** A canvas below this height has less room around the graph. */
const SHORT_PX = 320;
const SHORT_FIT_OPTIONS = {
  ...FIT_OPTIONS,
  padding: { ...FIT_OPTIONS.padding, top: '52px', bottom: '12px' },
} as const;

/** All of it; from its beginning where all of it would be too small to read. */
async function showAll(flow: ReactFlowInstance, width: number, height: number): Promise<void> {
  await flow.fitView(height < SHORT_PX ? SHORT_FIT_OPTIONS : FIT_OPTIONS);
  const { x, width: whole } = flow.getNodesBounds(flow.getNodes());
  const { y, zoom } = flow.getViewport();
  if (whole * zoom <= width) return;
  await flow.setViewport({ x: 24 - x * zoom, y, zoom });
}

const EDGE_PX = 12;
const TOP_PX = 48;

/** How far to shift what lies from `from` to `to`, so that it lies from `low` to `high`. */
function shiftInto(from: number, to: number, low: number, high: number): number {
  if (from < low) return low - from;
  return to > high ? Math.max(low - from, high - to) : 0;
}

/** Moves the view as little as brings a node into sight. */
async function showNode(flow: ReactFlowInstance, id: string, width: number, height: number) {
  if (!flow.getNode(id)) return;
  const box = flow.getNodesBounds([id]);
  const { x, y, zoom } = flow.getViewport();
  const [left, top] = [box.x * zoom + x, box.y * zoom + y];
  const dx = shiftInto(left, left + box.width * zoom, EDGE_PX, width - EDGE_PX);
  const dy = shiftInto(
    top,
    top + box.height * zoom,
    Math.min(TOP_PX, height / 4),
    height - EDGE_PX,
  );
  if (dx !== 0 || dy !== 0) await flow.setViewport({ x: x + dx, y: y + dy, zoom });
}

/** Returns the handler that hears when the user takes over. */
export function useKeepInView(nodes: readonly FlowNode[]): OnMoveStart {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const isReady = useNodesInitialized();
  const shape = useMemo(() => nodes.map((node) => node.id).join(), [nodes]);
  const takenOver = useRef({ shape: '', isTaken: false });
  const failedId = useApp(failedNodeId);
  const failed = nodes.find((node) => nodeIdOf(node) === failedId)?.id;
  useEffect(() => {
    if (takenOver.current.shape !== shape) takenOver.current = { shape, isTaken: false };
    if (!isReady || width * height === 0) return;
    const shown = takenOver.current.isTaken ? Promise.resolve() : showAll(flow, width, height);
    if (failed !== undefined) void shown.then(() => showNode(flow, failed, width, height));
  }, [flow, width, height, isReady, shape, failed]);
  return (event) => {
    if (event) takenOver.current.isTaken = true;
  };
}
