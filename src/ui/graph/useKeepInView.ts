/**
 * Keeps the whole graph in sight, at its natural size where it fits, until the user moves the view;
 * another level or another set of nodes starts anew.
 */
import { useEffect, useMemo, useRef } from 'react';
import {
  type OnMoveStart,
  type ReactFlowInstance,
  useNodesInitialized,
  useReactFlow,
  useStore,
} from 'reactflow';
import type { FlowNode } from './graphElements.ts';

/** Room for what lies over the canvas: the level switch and the tools above. */
export const FIT_OPTIONS = {
  padding: { top: '64px', left: '24px', right: '24px', bottom: '48px' },
  maxZoom: 1,
  minZoom: 0.45,
} as const;

/** All of it; from its beginning where all of it would be too small to read. */
async function showAll(flow: ReactFlowInstance, width: number): Promise<void> {
  await flow.fitView(FIT_OPTIONS);
  const { x, width: whole } = flow.getNodesBounds(flow.getNodes());
  const { y, zoom } = flow.getViewport();
  if (whole * zoom <= width) return;
  await flow.setViewport({ x: 24 - x * zoom, y, zoom });
}

/** Returns the handler that hears when the user takes over. */
export function useKeepInView(nodes: readonly FlowNode[]): OnMoveStart {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const isReady = useNodesInitialized();
  const shape = useMemo(() => nodes.map((node) => node.id).join(), [nodes]);
  const takenOver = useRef({ shape: '', isTaken: false });
  useEffect(() => {
    if (takenOver.current.shape !== shape) takenOver.current = { shape, isTaken: false };
    if (!isReady || takenOver.current.isTaken || width * height === 0) return;
    void showAll(flow, width);
  }, [flow, width, height, isReady, shape]);
  return (event) => {
    if (event) takenOver.current.isTaken = true;
  };
}
