import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../model/index.ts';
import { EMPTY_LOG, LOG_CAP, visibleEntries, withEntries } from './logSlice.ts';

const entry = (level: LogEntry['level'], message: string): LogEntry => ({
  timeMs: 0,
  level,
  source: 'JobManager',
  message,
});

describe('log slice', () => {
  it('numbers entries without repeating, caps them and counts what fell off', () => {
    const many = Array.from({ length: LOG_CAP + 5 }, (_, i) => entry('info', `m${i}`));
    const state = withEntries(withEntries(EMPTY_LOG, many), [entry('info', 'last')]);
    expect(state.entries).toHaveLength(LOG_CAP);
    expect(state.droppedCount).toBe(6);
    expect(state.entries.at(-1)!.number).toBe(LOG_CAP + 6);
    expect(new Set(state.entries.map((e) => e.number)).size).toBe(LOG_CAP);
  });

  it('filters by level and by text', () => {
    const state = withEntries(EMPTY_LOG, [
      entry('debug', 'slot requested'),
      entry('warn', 'slow'),
      entry('error', 'Slot lost'),
    ]);
    const messages = (level: 'all' | 'warn', query: string) =>
      visibleEntries({ ...state, level, query }).map((e) => e.message);
    expect(messages('all', '')).toEqual(['slot requested', 'slow', 'Slot lost']);
    expect(messages('warn', '')).toEqual(['slow', 'Slot lost']);
    expect(messages('all', 'slot')).toEqual(['slot requested', 'Slot lost']);
    expect(messages('warn', 'jobmanager')).toEqual(['slow', 'Slot lost']);
  });
});
