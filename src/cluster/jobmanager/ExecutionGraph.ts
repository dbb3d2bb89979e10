/**
 * The state of every subtask of a job, changed along the table of `model/execution.ts` only.
 * Flink's ExecutionGraph, ExecutionVertex and Execution.
 */
import {
  canTaskGo,
  type ExecutionState,
  isTerminalTask,
  type JobGraph,
} from '../../model/index.ts';
import { type SubtaskId, subtaskKey } from '../protocol/index.ts';

/** The first deployment is 1. */
const NOT_DEPLOYED = 0;

/** One attempt at one subtask. */
export interface Execution extends SubtaskId {
  /** The deployment that it came with; NOT_DEPLOYED before. */
  epoch: number;
  /** Counts from 0 for each subtask. */
  readonly attempt: number;
  readonly taskManagerId: string;
  state: ExecutionState;
}

/** All current executions. */
export class ExecutionGraph {
  private readonly executions = new Map<string, Execution>();

  /** Every subtask starts in CREATED, at the place that `locate` gives. */
  constructor(graph: JobGraph, locate: (id: SubtaskId) => string) {
    for (const vertex of graph.vertices) {
      for (let subtask = 0; subtask < vertex.parallelism; subtask++) {
        const id = { vertexId: vertex.id, subtask };
        const taskManagerId = locate(id);
        const base = { ...id, epoch: NOT_DEPLOYED, attempt: 0, taskManagerId };
        this.executions.set(subtaskKey(id), { ...base, state: 'CREATED' });
      }
    }
  }

  /** In the order of vertices and subtasks. */
  all(): Execution[] {
    return [...this.executions.values()];
  }

  /** Those of one TaskManager. */
  of(taskManagerId: string): Execution[] {
    return this.all().filter((execution) => execution.taskManagerId === taskManagerId);
  }

  find(id: SubtaskId): Execution | undefined {
    return this.byKey(subtaskKey(id));
  }

  byKey(key: string): Execution | undefined {
    return this.executions.get(key);
  }

  /** The next attempt at a subtask, in the place of one that is over. */
  nextAttempt(over: Execution): Execution {
    if (!isTerminalTask(over.state)) throw new Error(`subtask ${subtaskKey(over)} is not over`);
    const attempt = over.attempt + 1;
    const next: Execution = { ...over, epoch: NOT_DEPLOYED, attempt, state: 'CREATED' };
    this.executions.set(subtaskKey(over), next);
    return next;
  }

  /** Goes where the table allows it; false, and nothing happens, elsewhere. */
  transition(execution: Execution, state: ExecutionState): boolean {
    if (!canTaskGo(execution.state, state)) return false;
    execution.state = state;
    return true;
  }

  /** True where every execution has this state. */
  areAll(state: ExecutionState): boolean {
    return this.all().every((execution) => execution.state === state);
  }

  /** True where nothing runs any more. */
  areAllTerminal(): boolean {
    return this.all().every((execution) => isTerminalTask(execution.state));
  }
}
