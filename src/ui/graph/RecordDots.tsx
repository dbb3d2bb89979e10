/**
 * The moving dots: records that the tasks really sent, a few of each line. Records never enter
 * React: snapshots go from the store to the canvas. Nothing moves where less motion is wished.
 */
import { useEffect, useMemo, useRef } from 'react';
import { useStoreApi } from 'reactflow';
import type { EdgeSample } from '../../model/index.ts';
import { useActions } from '../store/AppContext.tsx';
import type { AppState } from '../store/appState.ts';
import { indexOf } from '../store/figures.ts';
import { liveGraph } from '../store/programSlice.ts';
import { DotPainter } from './DotPainter.ts';
import type { FlowEdge } from './graphElements.ts';
import { DotField, lineOf } from './recordDots.ts';

const LESS_MOTION = '(prefers-reduced-motion: reduce)';

/** The samples of a snapshot by the line that they are drawn on. */
function byLine(edges: readonly FlowEdge[], samples: readonly EdgeSample[]) {
  const lines = new Map<FlowEdge, EdgeSample[]>();
  for (const sample of samples) {
    const line = lineOf(edges, sample);
    if (line) lines.set(line, [...(lines.get(line) ?? []), sample]);
  }
  return lines;
}

/** The records a second that the writer of a line puts out. */
function rateOf(state: AppState, line: FlowEdge): number {
  const { sourceNode, sourceSubtask } = line.data!;
  const figures = indexOf(state.job.snapshot!).operators.get(sourceNode);
  if (sourceSubtask === null) return figures?.outPerSecond ?? 0;
  return figures?.bySubtask[sourceSubtask]?.outPerSecond ?? 0;
}

function addSamples(field: DotField, edges: readonly FlowEdge[], state: AppState): boolean {
  const samples = state.job.snapshot?.samples ?? [];
  if (samples.length === 0 || !liveGraph(state) || state.job.end !== null) return false;
  const nowMs = performance.now();
  for (const [line, own] of byLine(edges, samples)) {
    field.add(line.id, own, rateOf(state, line), nowMs);
  }
  return true;
}

/** The canvas over the graph; a new one for each theme, which has colours of its own. */
export function RecordDots({ edges }: { readonly edges: readonly FlowEdge[] }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const store = useActions();
  const flow = useStoreApi();
  const field = useMemo(() => new DotField(), []);
  useEffect(() => {
    const canvas = ref.current!;
    const painter = new DotPainter(canvas, canvas.parentElement!);
    const motion = matchMedia(LESS_MOTION);
    let frame = 0;
    const draw = () => {
      const nowMs = performance.now();
      const dots = field.underWay(nowMs, (lineId) => painter.lengthOf(lineId));
      painter.paint(dots, flow.getState().transform, nowMs, motion.matches);
      frame = dots.length > 0 ? requestAnimationFrame(draw) : 0;
    };
    const unsubscribe = store.state.subscribe((state, before) => {
      if (state.job.snapshot === before.job.snapshot) return;
      if (addSamples(field, edges, state) && frame === 0) frame = requestAnimationFrame(draw);
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
      field.clear();
      painter.clear();
    };
  }, [edges, field, flow, store]);
  return <canvas ref={ref} className="record-dots" />;
}
