import { describe, expect, it } from 'vitest';
import {
  canJobGo,
  canTaskGo,
  type ExecutionState,
  isTerminalJob,
  isTerminalTask,
  type JobStatus,
} from './execution.ts';

const JOB: readonly JobStatus[] = [
  'INITIALIZING',
  'CREATED',
  'RUNNING',
  'FAILING',
  'FAILED',
  'CANCELLING',
  'CANCELED',
  'FINISHED',
  'RESTARTING',
];
const TASK: readonly ExecutionState[] = [
  'CREATED',
  'SCHEDULED',
  'DEPLOYING',
  'INITIALIZING',
  'RUNNING',
  'FINISHED',
  'CANCELING',
  'CANCELED',
  'FAILED',
];

/** All that can follow, directly or later. */
function reachable<S>(from: S, all: readonly S[], canGo: (a: S, b: S) => boolean): Set<S> {
  const found = new Set([from]);
  for (const state of found) for (const next of all) if (canGo(state, next)) found.add(next);
  return found;
}

describe('the states of a job', () => {
  it('end in three, and nothing follows those', () => {
    expect(JOB.filter(isTerminalJob)).toEqual(['FAILED', 'CANCELED', 'FINISHED']);
  });

  it('lead to a cancellation from everywhere else', () => {
    for (const status of JOB.filter((each) => !isTerminalJob(each))) {
      expect(reachable(status, JOB, canJobGo)).toContain('CANCELED');
    }
  });

  it('restart from RUNNING and back, as often as wanted, and can fail on the way', () => {
    expect(JOB.filter((status) => canJobGo(status, 'RESTARTING'))).toEqual(['RUNNING']);
    expect(JOB.filter((status) => canJobGo('RESTARTING', status))).toEqual([
      'RUNNING',
      'FAILING',
      'CANCELLING',
    ]);
  });

  it('do not come back from FAILING or CANCELLING', () => {
    for (const status of ['FAILING', 'CANCELLING'] as const) {
      const later = reachable(status, JOB, canJobGo);
      expect(later).not.toContain('RUNNING');
      expect(later).not.toContain('FINISHED');
    }
  });
});

describe('the states of a task', () => {
  it('end in three, and nothing follows those: a new attempt is a new execution', () => {
    expect(TASK.filter(isTerminalTask)).toEqual(['FINISHED', 'CANCELED', 'FAILED']);
  });

  it('lead to FAILED and to CANCELED from everywhere else', () => {
    for (const state of TASK.filter((each) => !isTerminalTask(each))) {
      expect(canTaskGo(state, 'FAILED')).toBe(true);
      expect(reachable(state, TASK, canTaskGo)).toContain('CANCELED');
    }
  });

  it('never go from CANCELING to FINISHED', () => {
    expect(canTaskGo('CANCELING', 'FINISHED')).toBe(false);
  });
});
