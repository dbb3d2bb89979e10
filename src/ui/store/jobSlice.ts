/**
 * The job that runs or ran last, from what the cluster says of it. Events of a job that has been
 * replaced or ended do not bring it back.
 */
import type { Diagnostic, JobEvent, JobResult } from '../../model/index.ts';
import type { AppState, JobState } from './appState.ts';
import { withEntries, withRefusal, withRun, withRunEnd } from './logSlice.ts';
import { withOutputs } from './outputSlice.ts';
import { NO_HISTORY, smoothed, withReading } from './smoothRates.ts';

/** No job has run. */
export const IDLE_JOB: JobState = {
  phase: 'idle',
  snapshot: null,
  snapshotAtMs: 0,
  end: null,
  runText: null,
  programId: null,
  runHash: null,
  isFailureDismissed: false,
  history: NO_HISTORY,
  warnings: [],
};

/** The state when Run has been pressed. */
export function withRunStarted(
  state: AppState,
  text: string,
  programId: string | null,
  nowMs: number,
): AppState {
  return {
    ...state,
    job: { ...IDLE_JOB, phase: 'starting', runText: text, programId },
    faultMarks: null,
    output: { ...state.output, sinks: [] },
    log: withRun(state.log, nowMs, tookMs(state.job)),
  };
}

/** How long the job has run, as its last snapshot says: the one that the whole screen shows. */
function tookMs(job: JobState): number | null {
  return job.snapshot?.durationMs ?? null;
}

/** The state when the job's result has come. */
export function withEnd(state: AppState, result: JobResult, nowMs: number): AppState {
  const { status, error } = result;
  const job = { ...state.job, phase: 'ended' as const, end: { status, error } };
  const log = error === null ? state.log : withRefusal(state.log, error, nowMs);
  return { ...state, job, log: withRunEnd(log, status, tookMs(state.job)) };
}

function withSnapshot(state: AppState, event: JobEvent & { kind: 'snapshot' }, nowMs: number) {
  const { job } = state;
  if (job.phase === 'idle') return state;
  const snapshot = smoothed(event.snapshot, job.history);
  const history = withReading(job.history, event.snapshot);
  const hasStarted = snapshot.status === 'RUNNING' || snapshot.status === 'RESTARTING';
  const phase = job.phase === 'starting' && hasStarted ? ('running' as const) : job.phase;
  const isNewFailure = snapshot.failure !== null && (job.snapshot?.failure ?? null) === null;
  const isFailureDismissed = job.isFailureDismissed && !isNewFailure;
  const next = { ...job, phase, snapshot, snapshotAtMs: nowMs, isFailureDismissed, history };
  return { ...state, job: next };
}

/** How many warnings of a run are kept. */
const WARNING_CAP = 200;

function withWarnings(job: JobState, news: readonly Diagnostic[]): JobState {
  if (job.phase === 'idle') return job;
  return { ...job, warnings: [...job.warnings, ...news].slice(0, WARNING_CAP) };
}

function withEvent(state: AppState, event: JobEvent, nowMs: number): AppState {
  switch (event.kind) {
    case 'snapshot':
      return withSnapshot(state, event, nowMs);
    case 'output':
      return state.job.phase === 'idle'
        ? state
        : { ...state, output: withOutputs(state.output, event.outputs) };
    case 'log':
      return { ...state, log: withEntries(state.log, event.entries) };
    case 'warnings':
      return { ...state, job: withWarnings(state.job, event.warnings) };
    case 'ended':
      return state;
  }
}

/** The state after some events, in order. The end of a run is told by its promise. */
export function withEvents(state: AppState, events: readonly JobEvent[], nowMs: number): AppState {
  return events.reduce((next, event) => withEvent(next, event, nowMs), state);
}

/** True while rates say something: not before, between and after runs of the tasks. */
export function isCounting(job: JobState): boolean {
  return job.end === null && job.snapshot?.status === 'RUNNING';
}

/** True while Stop has something to stop. */
export function isActive(job: JobState): boolean {
  return job.phase === 'starting' || job.phase === 'running' || job.phase === 'stopping';
}
