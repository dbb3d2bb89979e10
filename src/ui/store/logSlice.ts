/** The log, oldest first and capped; what fell off is counted. */
import type { LogEntry } from '../../model/index.ts';
import type { LogState, NumberedLogEntry } from './appState.ts';

/** How many entries are kept. */
export const LOG_CAP = 2_000;

/** Nothing has been said. */
export const EMPTY_LOG: LogState = { entries: [], droppedCount: 0, level: 'all', query: '' };

const RANK = { all: 0, debug: 0, info: 1, warn: 2, error: 3 } as const;

/** The log after some more entries. */
export function withEntries(state: LogState, news: readonly LogEntry[]): LogState {
  const first = (state.entries.at(-1)?.number ?? state.droppedCount) + 1;
  const numbered = news.map((entry, index) => ({ ...entry, number: first + index }));
  const all = [...state.entries, ...numbered];
  const entries = all.slice(-LOG_CAP);
  return { ...state, entries, droppedCount: state.droppedCount + all.length - entries.length };
}

/** The entries that the level and the text let through. */
export function visibleEntries(state: LogState): readonly NumberedLogEntry[] {
  const least = RANK[state.level];
  const query = state.query.trim().toLowerCase();
  if (least === 0 && query === '') return state.entries;
  return state.entries.filter(
    (entry) =>
      RANK[entry.level] >= least &&
      (query === '' || `${entry.source} ${entry.message}`.toLowerCase().includes(query)),
  );
}
