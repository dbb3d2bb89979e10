/** What went wrong at an operator: failed here, does not answer, or warned of. At most one mark. */
import type { Diagnostic } from '../../model/index.ts';
import type { AppState } from './appState.ts';
import { isJobsGraph, liveGraph } from './programSlice.ts';

/** The mark of an operator. */
export type NodeMark =
  | { readonly kind: 'failed'; readonly message: string; readonly code?: string }
  | { readonly kind: 'stuck'; readonly forMs: number }
  | { readonly kind: 'warned'; readonly message: string; readonly code?: string };

function failureMark(state: AppState, nodeId: number, name: string): NodeMark | null {
  const error = state.job.end?.error ?? state.job.snapshot?.failure ?? null;
  if (!error || !isJobsGraph(state)) return null;
  const isHere = error.nodeId === undefined ? error.operator === name : error.nodeId === nodeId;
  return isHere ? { kind: 'failed', message: error.message, code: error.code } : null;
}

function stuckMark(state: AppState, nodeId: number): NodeMark | null {
  if (!liveGraph(state) || state.job.end !== null) return null;
  const stuck = state.job.snapshot!.taskManagers.find(
    (one) => one.state === 'NOT_ANSWERING' && one.stuckIn?.nodeId === nodeId,
  );
  return stuck ? { kind: 'stuck', forMs: stuck.stuckIn!.forMs } : null;
}

function diagnosticMark(state: AppState, nodeId: number): NodeMark | null {
  const { diagnostics, diagnosedText, drawn } = state.program;
  if (drawn?.text !== diagnosedText) return null;
  const remark = diagnostics.find((one) => one.nodeId === nodeId);
  if (!remark) return null;
  const { severity, message, code } = remark;
  return { kind: severity === 'error' ? 'failed' : 'warned', message, code };
}

const NONE: readonly Diagnostic[] = [];

/** What the run has warned of, where the graph that is shown is the one that ran. */
export function runWarnings(state: AppState): readonly Diagnostic[] {
  return isJobsGraph(state) ? state.job.warnings : NONE;
}

function runWarningMark(state: AppState, nodeId: number): NodeMark | null {
  const warning = runWarnings(state).find((one) => one.nodeId === nodeId);
  return warning ? { kind: 'warned', message: warning.message, code: warning.code } : null;
}

/** The gravest mark of an operator, or none. */
export function markOf(state: AppState, nodeId: number, name: string): NodeMark | null {
  return (
    failureMark(state, nodeId, name) ??
    stuckMark(state, nodeId) ??
    diagnosticMark(state, nodeId) ??
    runWarningMark(state, nodeId)
  );
}
