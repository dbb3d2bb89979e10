/** Which node must stay in sight, because the job failed in it. */
import type { AppState } from '../store/appState.ts';
import { liveGraph } from '../store/programSlice.ts';

/** The operator's id; null where nothing failed, or it has no place in this graph. */
export function failedNodeId(state: AppState): number | null {
  const failure = state.job.end?.error ?? state.job.snapshot?.failure ?? null;
  return failure && liveGraph(state) ? (failure.nodeId ?? null) : null;
}
