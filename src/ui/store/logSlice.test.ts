import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../model/index.ts';
import {
  cleared,
  EMPTY_LOG,
  LOG_CAP,
  logLines,
  speakerOf,
  visibleEntries,
  withEntries,
  withRefusal,
  withRun,
  withRunEnd,
} from './logSlice.ts';

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

  it('has a line where each run begins, with how it ended', () => {
    let state = withEntries(withRun(EMPTY_LOG, 1_000), [entry('info', 'a'), entry('warn', 'b')]);
    state = withRunEnd(state, 'FAILED', 1_900);
    state = withEntries(state, [entry('info', 'after the end')]);
    state = withEntries(withRun(withRun(state, 4_000), 5_000, 800), [entry('info', 'c')]);
    const said = logLines(visibleEntries({ ...state, level: 'warn' }), state.runs).map((line) =>
      line.kind === 'run' ? [line.run.run, line.run.status, line.run.tookMs] : line.entry.message,
    );
    expect(said).toEqual([[1, 'FAILED', 1_900], 'b', [2, 'CANCELED', 800], [3, null, null]]);
    const empty = cleared({ ...state, level: 'warn', query: 'q' });
    expect(empty).toMatchObject({ entries: [], level: 'warn', query: 'q' });
    expect(empty.runs.map(({ run }) => run)).toEqual([3]);
    expect(withRun(empty, 6_000).runs.map(({ run }) => run)).toEqual([3, 4]);
  });

  it('has the error of a run that no JobManager has told of', () => {
    const refused = withRefusal(withRun(EMPTY_LOG, 1_000), { message: 'no source' }, 2_000);
    expect(refused.entries.map(({ level, message }) => [level, message])).toEqual([
      ['error', 'no source'],
    ]);
    const told = withEntries(withRun(refused, 3_000), [entry('error', 'map: bad')]);
    expect(withRefusal(told, { message: 'bad' }, 4_000)).toBe(told);
  });

  it('says whose words the console has, and finds them by it', () => {
    const said = { ...entry('info', 'x'), source: 'console', operator: 'checker', subtask: 1 };
    const state = withEntries(EMPTY_LOG, [said, entry('info', 'y')]);
    expect(state.entries.map(speakerOf)).toEqual(['console · checker [1]', 'JobManager']);
    expect(visibleEntries({ ...state, query: 'checker [1]' })).toHaveLength(1);
  });
});
