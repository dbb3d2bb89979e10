/** A running job as the screen sees it: plain data, made four times a second. */
import type {
  JobFailure,
  JobGraph,
  JobSnapshot,
  JobStatus,
  RestartSnapshot,
  StreamGraph,
  SubtaskSnapshot,
  TaskManagerSnapshot,
} from '../../model/index.ts';
import { type SubtaskId, subtaskKey } from '../protocol/index.ts';
import type { Execution } from './ExecutionGraph.ts';
import type { JobMetrics } from './JobMetrics.ts';
import type { Slot } from './scheduler.ts';
import type { TaskManagerConnection } from './TaskManagerConnection.ts';

/** What a snapshot is made of. */
export interface SnapshotFacts {
  readonly jobGraph: JobGraph;
  readonly streamGraph: StreamGraph;
  readonly status: JobStatus;
  readonly failure: JobFailure | null;
  readonly restart: RestartSnapshot | null;
  readonly durationMs: number;
  readonly nowMs: number;
  readonly executions: readonly Execution[];
  readonly taskManagers: readonly TaskManagerConnection[];
  readonly slots: readonly Slot[];
  readonly metrics: JobMetrics;
}

/** Everything at one moment. */
export function snapshotOfJob(facts: SnapshotFacts): JobSnapshot {
  const samples = facts.metrics.takeSamples();
  return {
    jobName: facts.jobGraph.jobName,
    status: facts.status,
    durationMs: facts.durationMs,
    taskManagers: facts.taskManagers.map((each, i) => taskManagerSnapshot(each, i, facts)),
    subtasks: facts.executions.map((execution) => subtaskSnapshot(execution, facts)),
    operators: facts.metrics.operators(runningIn(facts.executions)),
    totals: facts.metrics.totals(),
    failure: isFailureShown(facts.status) ? facts.failure : null,
    ...(samples.length > 0 && { samples }),
    ...(facts.restart && { restart: facts.restart }),
  };
}

/** Whether a subtask is at work. */
function runningIn(executions: readonly Execution[]): (id: SubtaskId) => boolean {
  const running = executions.filter(({ state }) => state === 'RUNNING').map(subtaskKey);
  const keys = new Set(running);
  return (id) => keys.has(subtaskKey(id));
}

function subtaskSnapshot(execution: Execution, facts: SnapshotFacts): SubtaskSnapshot {
  const { vertexId, subtask, attempt, state, taskManagerId } = execution;
  const reading = facts.metrics.readingOf(execution);
  const isRunning = state === 'RUNNING';
  const isStuck = isRunning && isStuckTask(execution, facts);
  const share = (ratio: number | undefined) => (isRunning && !isStuck ? (ratio ?? 0) : 0);
  return {
    vertexId,
    subtask,
    attempt,
    state,
    taskManagerId,
    busyRatio: isStuck ? 1 : share(reading?.busyRatio),
    backPressuredRatio: share(reading?.backPressuredRatio),
    idleRatio: share(reading?.idleRatio ?? 1),
    heldBackBy: reading?.heldBackBy ? inputName(reading.heldBackBy, facts) : null,
  };
}

/** The task whose code does not return: it is busy, though it cannot say so. */
function isStuckTask({ vertexId, taskManagerId }: Execution, facts: SnapshotFacts): boolean {
  const taskManager = facts.taskManagers.find(({ id }) => id === taskManagerId);
  if (taskManager?.state !== 'NOT_ANSWERING' || taskManager.stuck === null) return false;
  const { nodeId } = taskManager.stuck;
  const vertex = facts.jobGraph.vertices.find(({ id }) => id === vertexId);
  return vertex?.nodes.some(({ id }) => id === nodeId) ?? false;
}

function inputName(
  input: { readonly vertexId: number; readonly subtask: number },
  { jobGraph }: SnapshotFacts,
): string {
  const vertex = jobGraph.vertices.find(({ id }) => id === input.vertexId);
  return `${vertex?.name ?? input.vertexId}[${input.subtask}]`;
}

function taskManagerSnapshot(
  taskManager: TaskManagerConnection,
  index: number,
  facts: SnapshotFacts,
): TaskManagerSnapshot {
  const slots = facts.slots.filter((slot) => slot.taskManager === index).length;
  const { id, state } = taskManager;
  if (state !== 'NOT_ANSWERING') return { id, state, slots };
  return { id, state, slots, stuckIn: stuckIn(taskManager, facts) };
}

function stuckIn(
  taskManager: TaskManagerConnection,
  facts: SnapshotFacts,
): TaskManagerSnapshot['stuckIn'] {
  const { stuck, lastHeardMs, id } = taskManager;
  if (stuck !== null) {
    const node = facts.streamGraph.nodes.find((candidate) => candidate.id === stuck.nodeId);
    const forMs = stuck.forMs + (facts.nowMs - stuck.atMs);
    return { operator: node?.name ?? String(stuck.nodeId), nodeId: stuck.nodeId, forMs };
  }
  const running = facts.executions.filter(
    (execution) => execution.taskManagerId === id && execution.state === 'RUNNING',
  );
  const vertexIds = new Set(running.map(({ vertexId }) => vertexId));
  const names = facts.jobGraph.vertices.filter((vertex) => vertexIds.has(vertex.id));
  const operator = names.map(({ name }) => name).join(', ');
  return { operator, forMs: facts.nowMs - lastHeardMs };
}

/** Before a restart and at the end; what has been overcome stands in the log. */
function isFailureShown(status: JobStatus): boolean {
  return status === 'RESTARTING' || status === 'FAILING' || status === 'FAILED';
}
