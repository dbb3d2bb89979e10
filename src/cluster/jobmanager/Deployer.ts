/**
 * Sends subtasks to their TaskManagers: all at once, or in BATCH mode each when what it reads is
 * there. Every deployment has a number of its own, the epoch. Flink's DefaultExecutionDeployer.
 */
import { subtaskKey } from '../protocol/index.ts';
import type { BlockingResults } from './BlockingResults.ts';
import type { Execution, ExecutionGraph } from './ExecutionGraph.ts';
import type { ResourceManager } from './ResourceManager.ts';
import type { TaskManagerConnection } from './TaskManagerConnection.ts';

/** Of one job. */
export class Deployer {
  private readonly graph: ExecutionGraph;
  private readonly resources: ResourceManager;
  private readonly results: BlockingResults | null;
  private epoch = 0;

  /** `results` is null outside BATCH mode. */
  constructor(graph: ExecutionGraph, resources: ResourceManager, results: BlockingResults | null) {
    this.graph = graph;
    this.resources = resources;
    this.results = results;
  }

  /** Deploys what may begin and is not there yet; what has no worker waits. The count of tasks. */
  deployReady(): number {
    const up = new Set(this.upIds());
    const ready = this.ready().filter(({ taskManagerId }) => up.has(taskManagerId));
    if (ready.length > 0) this.deploy(ready);
    return ready.length;
  }

  /** Lost workers that subtasks wait for which may begin. */
  missingWorkers(): TaskManagerConnection[] {
    const places = new Set(this.ready().map(({ taskManagerId }) => taskManagerId));
    const workers = this.resources.taskManagers();
    return workers.filter(({ id, state }) => state === 'LOST' && places.has(id));
  }

  private ready(): Execution[] {
    const waiting = this.graph.all().filter(({ state }) => state === 'CREATED');
    const { results } = this;
    return results === null ? waiting : waiting.filter((one) => results.mayBegin(one, this.graph));
  }

  private deploy(executions: readonly Execution[]): void {
    this.epoch += 1;
    const locations = Object.fromEntries(
      this.graph.all().map((each) => [subtaskKey(each), each.taskManagerId]),
    );
    for (const execution of executions) {
      execution.epoch = this.epoch;
      this.graph.transition(execution, 'SCHEDULED');
      this.graph.transition(execution, 'DEPLOYING');
    }
    const readers = executions.map(({ vertexId, subtask }) => ({ vertexId, subtask }));
    for (const taskManager of this.resources.taskManagers()) {
      const tasks = executions
        .filter(({ taskManagerId }) => taskManagerId === taskManager.id)
        .map(({ vertexId, subtask, attempt }) => ({ vertexId, subtask, attempt }));
      // in BATCH mode the others may have what these read
      if (tasks.length === 0 && (this.results === null || !taskManager.isUp())) continue;
      taskManager.send({ type: 'deploy', epoch: this.epoch, readers, tasks, locations });
    }
  }

  private upIds(): string[] {
    return this.resources
      .taskManagers()
      .filter((taskManager) => taskManager.isUp())
      .map(({ id }) => id);
  }
}
