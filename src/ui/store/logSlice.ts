/** The log, oldest first and capped; what fell off is counted. */
import type { JobFailure, LogEntry } from '../../model/index.ts';
import type { LogRun, LogState, NumberedLogEntry } from './appState.ts';

/** How many entries are kept. */
export const LOG_CAP = 2_000;

/** Nothing has been said. */
export const EMPTY_LOG: LogState = {
  entries: [],
  runs: [],
  droppedCount: 0,
  level: 'all',
  query: '',
};

/** Lines between runs that are kept. */
const MOST_RUNS = 200;

const RANK = { all: 0, debug: 0, info: 1, warn: 2, error: 3 } as const;

/** The log after some more entries. */
export function withEntries(state: LogState, news: readonly LogEntry[]): LogState {
  const first = lastNumber(state) + 1;
  const numbered = news.map((entry, index) => ({ ...entry, number: first + index }));
  const all = [...state.entries, ...numbered];
  const entries = all.slice(-LOG_CAP);
  return { ...state, entries, droppedCount: state.droppedCount + all.length - entries.length };
}

function lastNumber(state: LogState): number {
  return state.entries.at(-1)?.number ?? state.droppedCount;
}

function ended(run: LogRun, status: LogRun['status'], tookMs: number | null): LogRun {
  return run.status === null ? { ...run, status, tookMs } : run;
}

/** The log when a run begins; one that it replaces has been canceled after so long. */
export function withRun(state: LogState, nowMs: number, beforeMs: number | null = null): LogState {
  const before = state.runs.map((run) => ended(run, 'CANCELED', beforeMs)).slice(1 - MOST_RUNS);
  const next: LogRun = {
    run: (before.at(-1)?.run ?? 0) + 1,
    startedAtMs: nowMs,
    afterEntry: lastNumber(state),
    status: null,
    tookMs: null,
  };
  return { ...state, runs: [...before, next] };
}

/** The log when its last run has ended. */
export function withRunEnd(
  state: LogState,
  status: LogRun['status'],
  tookMs: number | null,
): LogState {
  return { ...state, runs: state.runs.map((run) => ended(run, status, tookMs)) };
}

/** The log with the error of a run that no JobManager has told of: its program was refused. */
export function withRefusal(
  state: LogState,
  { message, code }: JobFailure,
  nowMs: number,
): LogState {
  if (lastNumber(state) > (state.runs.at(-1)?.afterEntry ?? 0)) return state;
  const entry = { timeMs: nowMs, level: 'error', source: 'Millrace', message } as const;
  return withEntries(state, [code === undefined ? entry : { ...entry, code }]);
}

/** The log without its entries; the run that goes on keeps its line, the filters stay. */
export function cleared(state: LogState): LogState {
  const last = state.runs.at(-1);
  const runs = last ? [{ ...last, afterEntry: 0 }] : [];
  return { ...state, entries: [], runs, droppedCount: 0 };
}

/** A line of the log: an entry, or the beginning of a run. */
export type LogLine =
  | { readonly kind: 'entry'; readonly entry: NumberedLogEntry }
  | { readonly kind: 'run'; readonly run: LogRun };

/** Entries with the runs that they belong to. */
export function logLines(
  entries: readonly NumberedLogEntry[],
  runs: readonly LogRun[],
): readonly LogLine[] {
  const lines: LogLine[] = [];
  let at = 0;
  for (const entry of entries) {
    while (at < runs.length && runs[at]!.afterEntry < entry.number) {
      lines.push({ kind: 'run', run: runs[at++]! });
    }
    lines.push({ kind: 'entry', entry });
  }
  return [...lines, ...runs.slice(at).map((run) => ({ kind: 'run', run }) as const)];
}

/** Who said it: a task's name, or with the program's own words the operator and its subtask. */
export function speakerOf(entry: NumberedLogEntry): string {
  const { source, operator, subtask } = entry;
  if (operator === undefined) return source;
  return `${source} · ${operator}${subtask === undefined ? '' : ` [${subtask}]`}`;
}

/** The entries that the level and the text let through. */
export function visibleEntries(state: LogState): readonly NumberedLogEntry[] {
  const least = RANK[state.level];
  const query = state.query.trim().toLowerCase();
  if (least === 0 && query === '') return state.entries;
  return state.entries.filter(
    (entry) =>
      RANK[entry.level] >= least &&
      (query === '' || `${speakerOf(entry)} ${entry.message}`.toLowerCase().includes(query)),
  );
}
