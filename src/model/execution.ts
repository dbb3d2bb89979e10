/**
 * States of jobs and tasks, with the transitions that are allowed; everything else is a bug.
 * Flink's JobStatus and ExecutionState (SEMANTICS §7.8).
 *
 *   job:  INITIALIZING → CREATED → RUNNING → FINISHED
 *                                  ├→ RESTARTING → RUNNING
 *         all of them but the last ├→ FAILING → FAILED
 *         all of them but the last └→ CANCELLING → CANCELED
 *   task: CREATED → SCHEDULED → DEPLOYING → INITIALIZING → RUNNING → FINISHED
 *         any of them → CANCELING → CANCELED, any of them → FAILED
 */

/** Flink's JobStatus. */
export type JobStatus =
  | 'INITIALIZING'
  | 'CREATED'
  | 'RUNNING'
  | 'FAILING'
  | 'FAILED'
  | 'CANCELLING'
  | 'CANCELED'
  | 'FINISHED'
  | 'RESTARTING';

/** Flink's ExecutionState. */
export type ExecutionState =
  | 'CREATED'
  | 'SCHEDULED'
  | 'DEPLOYING'
  | 'INITIALIZING'
  | 'RUNNING'
  | 'FINISHED'
  | 'CANCELING'
  | 'CANCELED'
  | 'FAILED';

const JOB_TRANSITIONS: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  INITIALIZING: ['CREATED', 'FAILED', 'CANCELLING'],
  CREATED: ['RUNNING', 'FAILING', 'CANCELLING'],
  RUNNING: ['FINISHED', 'FAILING', 'CANCELLING', 'RESTARTING'],
  FAILING: ['FAILED', 'CANCELLING'],
  RESTARTING: ['RUNNING', 'FAILING', 'CANCELLING'],
  CANCELLING: ['CANCELED', 'FAILED'],
  FAILED: [],
  CANCELED: [],
  FINISHED: [],
};

const TASK_TRANSITIONS: Readonly<Record<ExecutionState, readonly ExecutionState[]>> = {
  CREATED: ['SCHEDULED', 'CANCELING', 'CANCELED', 'FAILED'],
  SCHEDULED: ['DEPLOYING', 'CANCELING', 'CANCELED', 'FAILED'],
  DEPLOYING: ['INITIALIZING', 'RUNNING', 'CANCELING', 'CANCELED', 'FAILED'],
  INITIALIZING: ['RUNNING', 'FINISHED', 'CANCELING', 'CANCELED', 'FAILED'],
  RUNNING: ['FINISHED', 'CANCELING', 'CANCELED', 'FAILED'],
  CANCELING: ['CANCELED', 'FAILED'],
  FINISHED: [],
  CANCELED: [],
  FAILED: [],
};

/** True where a job may go from one status to the other. */
export function canJobGo(from: JobStatus, to: JobStatus): boolean {
  return JOB_TRANSITIONS[from].includes(to);
}

/** True where a task may go from one state to the other. */
export function canTaskGo(from: ExecutionState, to: ExecutionState): boolean {
  return TASK_TRANSITIONS[from].includes(to);
}

/** FINISHED, CANCELED, FAILED: nothing follows. */
export function isTerminalJob(status: JobStatus): boolean {
  return JOB_TRANSITIONS[status].length === 0;
}

/** FINISHED, CANCELED, FAILED: nothing follows. */
export function isTerminalTask(state: ExecutionState): boolean {
  return TASK_TRANSITIONS[state].length === 0;
}
