import { describe, expect, it } from 'vitest';
import { FakeJobClient } from '../../../test/support/fakeJobClient.ts';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import { HandClock } from '../../../test/support/handClock.ts';
import { memoryStorage } from '../../../test/support/memoryStorage.ts';
import type { JobFailure, JobSnapshot, TaskManagerSnapshot } from '../../model/index.ts';
import { createAppStore } from './AppStore.ts';
import type { AppState, JobState } from './appState.ts';
import { markOf } from './nodeMarks.ts';
import { noticesOf } from './notices.ts';

const FAILURE: JobFailure = { message: 'bad', operator: 'b', nodeId: 2, line: 1 };
const graph = graphOf('a > b');

async function stateWith(job: Partial<JobState>, change: Partial<AppState['program']> = {}) {
  const client = new FakeJobClient();
  client.programs.set('text', {
    streamGraph: graph,
    jobGraph: jobGraphOf(graph),
    diagnostics: [],
  });
  const store = createAppStore({
    client,
    clock: new HandClock(),
    storage: memoryStorage(),
    examples: [{ id: 'one', text: 'text' }],
    surroundings: { theme: 'light', language: 'en', isMac: false },
  });
  await store.openFirst();
  const state = store.state.getState();
  return {
    ...state,
    program: { ...state.program, ...change },
    job: { ...state.job, runText: 'text', programId: 'one', runHash: graph.hash, ...job },
  };
}

function running(taskManager: Partial<TaskManagerSnapshot>): Partial<JobState> {
  const snapshot: JobSnapshot = {
    jobName: 'test',
    status: 'RUNNING',
    durationMs: 1,
    taskManagers: [{ id: 'tm-1', state: 'RUNNING', slots: 1, ...taskManager }],
    subtasks: [],
    operators: [],
    failure: null,
  };
  return { phase: 'running', snapshot };
}

const failed: Partial<JobState> = { phase: 'ended', end: { status: 'FAILED', error: FAILURE } };
const kinds = (state: AppState) => noticesOf(state).map((notice) => notice.kind);

describe('noticesOf', () => {
  it('says nothing of a job that runs well or was stopped', async () => {
    expect(kinds(await stateWith(running({})))).toEqual([]);
    const end = { status: 'CANCELED', error: null } as const;
    expect(kinds(await stateWith({ phase: 'ended', end }))).toEqual([]);
  });

  it('says why the job failed until that is dismissed', async () => {
    expect(kinds(await stateWith(failed))).toEqual(['failure']);
    expect(kinds(await stateWith({ ...failed, isFailureDismissed: true }))).toEqual([]);
  });

  it('says an error of the program once, not again as a failed job', async () => {
    const diagnostics = [{ severity: 'error', code: 'x', message: 'no' } as const];
    expect(kinds(await stateWith(failed, { diagnostics }))).toEqual(['program']);
  });

  it('says which TaskManager is stuck, and where', async () => {
    const stuckIn = { operator: 'b', nodeId: 2, forMs: 4_000 };
    const state = await stateWith(running({ state: 'NOT_ANSWERING', stuckIn }));
    expect(noticesOf(state)).toEqual([
      { kind: 'stuck', taskManager: 'tm-1', operator: 'b', nodeId: 2, forMs: 4_000 },
    ]);
    expect(markOf(state, 2, 'b')).toEqual({ kind: 'stuck', forMs: 4_000 });
    expect(markOf(state, 1, 'a')).toBeNull();
  });
});

describe('markOf', () => {
  it('is where the job failed, in the graph that ran only', async () => {
    expect(markOf(await stateWith(failed), 2, 'b')).toEqual({ kind: 'failed', message: 'bad' });
    expect(markOf(await stateWith({ ...failed, runHash: 'other' }), 2, 'b')).toBeNull();
  });

  it('is a warning about the operator', async () => {
    const warning = { severity: 'warning', code: 'x', message: 'unused', nodeId: 1 } as const;
    const state = await stateWith({}, { diagnostics: [warning] });
    expect(markOf(state, 1, 'a')).toEqual({ kind: 'warned', message: 'unused', code: 'x' });
  });
});

describe('what a run has warned of', () => {
  it('marks the operator that a run has warned of, on the graph that ran', async () => {
    const message = 'map() of a gave nothing back';
    const code = 'gives-nothing-back';
    const warnings = [{ severity: 'warning', code, message, nodeId: 1 } as const];
    const state = await stateWith({ ...running({}), warnings });
    expect(markOf(state, 1, 'a')).toEqual({ kind: 'warned', message, code });
    expect(markOf(state, 2, 'b')).toBeNull();
    const other = await stateWith({ ...running({}), warnings, runHash: 'another' });
    expect(markOf(other, 1, 'a')).toBeNull();
    expect(kinds(state)).toEqual([]);
  });
});
