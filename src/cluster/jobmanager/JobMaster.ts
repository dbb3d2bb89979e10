/**
 * One job from submission to its end: gets workers, deploys, watches, cancels, fails, restarts,
 * finishes. A failure becomes a decision in `fail` only: what fails while it is being ended is a
 * consequence. A restart cancels the failed regions, waits for the delay, for their tasks to end
 * and for workers in place of lost ones, and deploys the next attempt under a new epoch.
 * Flink's JobMaster with its DefaultScheduler.
 */
import type { CompiledProgram } from '../../compiler/index.ts';
import {
  canJobGo,
  isTerminalJob,
  isTerminalTask,
  type JobEvent,
  type JobFailure,
  type JobGraph,
  type JobResult,
  type JobStatus,
  type StreamGraph,
} from '../../model/index.ts';
import type { EventLoop } from '../EventLoop.ts';
import type { Home, LossCode } from '../Home.ts';
import {
  type FromSource,
  type FromTaskManager,
  JobIndex,
  PROTOCOL_VERSION,
  type SubtaskId,
  subtaskKey,
  type TaskStateMessage,
} from '../protocol/index.ts';
import { createRandom } from '../random.ts';
import type { ClusterSettings } from '../settings.ts';
import { BlockingResults } from './BlockingResults.ts';
import { counted } from './counted.ts';
import { Deployer } from './Deployer.ts';
import { type EnumeratorFactory, Enumerators } from './Enumerators.ts';
import { type Execution, ExecutionGraph } from './ExecutionGraph.ts';
import { announcementOf, Failover, type Restart } from './Failover.ts';
import type { FullRecords } from './FullRecords.ts';
import { livenessOf, timedOut } from './heartbeats.ts';
import { JobReport } from './JobReport.ts';
import { JobTimers } from './JobTimers.ts';
import { failureAt, jobFailureOf, notStarted, ownFault, startTimedOut } from './jobFailure.ts';
import { ResourceManager } from './ResourceManager.ts';
import { strategyOf } from './restartStrategies.ts';
import { planSlots, type SlotPlan } from './scheduler.ts';
import { overBudget } from './stateBudget.ts';
import type { ConnectionListener, TaskManagerConnection } from './TaskManagerConnection.ts';

const WATCH_INTERVAL_MS = 250;

/** A job and the world that it runs in. */
export interface JobMasterOptions {
  readonly streamGraph: StreamGraph;
  readonly jobGraph: JobGraph;
  /** What runs is its plain text. */
  readonly program: Pick<CompiledProgram, 'plain' | 'maps'>;
  readonly seed: number;
  readonly collectOutputs: boolean;
  readonly fullRecords: FullRecords;
  readonly home: Home;
  readonly eventLoop: EventLoop;
  readonly settings: ClusterSettings;
  readonly createEnumerator: EnumeratorFactory;
  readonly emit: (event: JobEvent) => void;
}

/** One job. */
export class JobMaster {
  /** Resolves at the end, with whatever was printed. */
  readonly ended: Promise<JobResult>;
  private readonly options: JobMasterOptions;
  private readonly index: JobIndex;
  private readonly plan: SlotPlan;
  private readonly graph: ExecutionGraph;
  private readonly resources: ResourceManager;
  private readonly enumerators: Enumerators;
  private readonly reports: JobReport;
  private readonly registered = new Set<string>();
  private readonly timers: JobTimers;
  private readonly failover: Failover;
  private readonly deployer: Deployer;
  private readonly listener: ConnectionListener = {
    onMessage: (from, message) => this.receive(from, message),
    onFault: (error) => this.fail(ownFault(error)),
    onGone: (from, reason, code) => this.lose(from, reason, code),
  };
  private resolveEnded: (result: JobResult) => void = () => {};
  private status: JobStatus = 'INITIALIZING';
  private failure: JobFailure | null = null;
  private hasEnded = false;

  constructor(options: JobMasterOptions) {
    this.options = options;
    const { jobGraph, home, eventLoop, settings } = options;
    this.plan = planSlots(jobGraph, settings.maxTaskManagers);
    const locate = (id: SubtaskId) => `tm-${(this.plan.locations.get(subtaskKey(id)) ?? 0) + 1}`;
    this.graph = new ExecutionGraph(jobGraph, locate);
    this.index = new JobIndex(options.streamGraph, jobGraph, locate);
    const { messagesPerSecond } = settings;
    this.resources = new ResourceManager(home, { eventLoop, messagesPerSecond, job: this.index });
    this.enumerators = new Enumerators(jobGraph, options.createEnumerator);
    this.timers = new JobTimers(eventLoop, (error) => this.fail(ownFault(error)));
    this.reports = new JobReport({
      ...options,
      slots: this.plan.slots,
      budgetChars: settings.outputBudgetChars,
    });
    const isBatch = jobGraph.config.runtimeMode === 'BATCH';
    const results = isBatch ? new BlockingResults(jobGraph) : null;
    this.failover = new Failover(jobGraph, results, createRandom(options.seed));
    this.deployer = new Deployer(this.graph, this.resources, results);
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
  }

  /** Begins; everything else happens by itself. */
  start(): void {
    this.goTo('CREATED');
    this.reports.log('info', `Job ${this.options.jobGraph.jobName} submitted`);
    const { startTimeoutMs } = this.options.settings;
    this.timers.after(startTimeoutMs, () => {
      if (this.status === 'CREATED') this.fail(startTimedOut(startTimeoutMs));
    });
    this.resources.startTaskManagers(this.plan.taskManagerCount, this.listener).then(
      () => this.introduce(),
      (error) => this.fail(notStarted(error)),
    );
  }

  /** Asks everything to end; what does not within the time limit is ended. */
  cancel(): void {
    if (isTerminalJob(this.status) || this.status === 'CANCELLING') return;
    this.goTo('CANCELLING');
    this.reports.log('info', 'Job is being canceled');
    this.endTasks();
  }

  private introduce(): void {
    if (this.status !== 'CREATED') return;
    for (const taskManager of this.resources.taskManagers()) this.introduceTo(taskManager);
    this.watch();
    this.report();
  }

  private introduceTo(taskManager: TaskManagerConnection): void {
    const { program, seed, jobGraph, settings, collectOutputs } = this.options;
    taskManager.send({
      type: 'startTaskManager',
      version: PROTOCOL_VERSION,
      taskManagerId: taskManager.id,
      seed: seed + this.resources.taskManagers().indexOf(taskManager),
      program: program.plain,
      jobGraph,
      settings,
      collectOutputs,
      keepsResults: strategyOf(jobGraph.config).kind !== 'none',
    });
  }

  private receive(from: TaskManagerConnection, message: FromTaskManager): void {
    if (isTerminalJob(this.status)) return;
    switch (message.type) {
      case 'registered':
        this.register(from, message.problem);
        break;
      case 'taskState':
        this.taskChanged(from, message);
        break;
      case 'external':
      case 'reportedWatermark':
        this.receiveFromSource(from, message);
        break;
      default:
        this.failWhere(this.reports.receive(from, message));
    }
  }

  /** A restart would meet the same. */
  private failWhere(failure: JobFailure | null): void {
    if (failure !== null) this.fail(failure);
  }

  private register(from: TaskManagerConnection, problem: string | null): void {
    if (problem !== null) {
      this.fail({ message: problem });
      return;
    }
    from.state = 'RUNNING';
    this.registered.add(from.id);
    this.reports.log('info', `TaskManager ${from.id} registered`);
    for (const other of this.resources.taskManagers()) {
      if (other !== from && other.isUp()) this.resources.connectPeers(other, from);
    }
    if (this.registered.size === this.plan.taskManagerCount) this.deploy();
    this.restartWhereReady();
    this.goOn();
  }

  private deploy(): void {
    if (this.status !== 'CREATED') return;
    this.goTo('RUNNING');
    const count = this.deployer.deployReady();
    const { taskManagerCount } = this.plan;
    this.reports.log(
      'info',
      `Deployed ${counted(count, 'task')} to ${counted(taskManagerCount, 'TaskManager')}`,
    );
  }

  /** In BATCH mode: more may begin now. */
  private goOn(): void {
    if (this.status !== 'RUNNING' && this.status !== 'RESTARTING') return;
    for (const worker of this.deployer.missingWorkers()) this.replace(worker);
    const count = this.deployer.deployReady();
    if (count > 0) this.reports.log('info', `Deployed ${counted(count, 'more task')}`);
  }

  /** What an earlier attempt asks for is not answered. */
  private receiveFromSource(from: TaskManagerConnection, message: FromSource): void {
    const { nodeId, subtask, epoch } = message;
    const vertexId = this.index.vertexIdOf(nodeId);
    if (vertexId === undefined) return;
    if (this.graph.find({ vertexId, subtask })?.epoch !== epoch) return;
    this.enumerators.receive(message, (answer) => from.send(answer));
  }

  private taskChanged(from: TaskManagerConnection, message: TaskStateMessage): void {
    const execution = this.graph.find(message);
    if (execution === undefined || execution.epoch !== message.epoch) return;
    if (execution.taskManagerId !== from.id) return;
    const wasCanceling = execution.state === 'CANCELING';
    const isLate = wasCanceling && message.state === 'FINISHED';
    if (!this.graph.transition(execution, isLate ? 'CANCELED' : message.state)) return;
    if (message.state === 'FAILED' && !wasCanceling) {
      const report = message.failure ?? { message: 'A task failed without saying why' };
      const { streamGraph, program } = this.options;
      this.fail(jobFailureOf(report, streamGraph, program.maps.plain), [execution]);
    }
    if (this.graph.areAll('FINISHED')) this.goTo('FINISHED');
    this.endIfOver();
    this.restartWhereReady();
    if (message.state === 'FINISHED' && !isTerminalJob(this.status)) {
      this.cancelTasks(this.failover.release(this.graph));
      this.goOn();
    }
  }

  private lose(taskManager: TaskManagerConnection, reason: string, code: LossCode): void {
    if (isTerminalJob(this.status)) return;
    const place = taskManager.stuck?.nodeId;
    this.options.fullRecords.lose(taskManager);
    this.failover.lose(this.graph.of(taskManager.id));
    const hit = this.tasksHitBy(taskManager);
    for (const execution of this.graph.of(taskManager.id)) {
      const { state } = execution;
      const waits = state === 'CREATED' && this.status !== 'CREATED';
      if (!isTerminalTask(state) && !waits) this.graph.transition(execution, 'FAILED');
    }
    const message = `TaskManager ${taskManager.id} is gone: ${reason}`;
    const failure = failureAt({ message, code }, place, this.options.streamGraph);
    if (this.status === 'CREATED' || code === 'worker-refused') this.fail(failure);
    else if (hit.length > 0) this.fail(failure, hit);
    this.endIfOver();
    this.restartWhereReady();
  }

  private tasksHitBy(taskManager: TaskManagerConnection): Execution[] {
    const isReplacement = !this.registered.has(taskManager.id);
    return this.failover.hitBy(this.graph.of(taskManager.id), this.graph, isReplacement);
  }

  /** `hit` has the tasks whose regions a restart would have to bring back; none: it is final. */
  private fail(failure: JobFailure, hit: readonly Execution[] = []): void {
    const { status } = this;
    if (isTerminalJob(status) || status === 'FAILING' || status === 'CANCELLING') return;
    this.failure = failure;
    this.reports.logFailure(failure);
    for (const region of this.failover.regionsOf(hit)) {
      const decision = this.failover.decide(this.options.eventLoop.nowMs());
      if (!decision.restart) {
        this.reports.log('info', decision.reason);
        const message = this.failover.finalMessage(failure.message, decision.reason);
        this.failFinally({ ...failure, message });
        return;
      }
      this.restartLater(region, decision);
    }
    if (hit.length === 0) this.failFinally(failure);
  }

  private failFinally(failure: JobFailure): void {
    this.failure = failure;
    if (canJobGo(this.status, 'FAILING')) this.goTo('FAILING');
    this.endTasks();
  }

  private restartLater(region: number, restart: Restart): void {
    const { eventLoop, settings } = this.options;
    if (this.status === 'RUNNING') this.goTo('RESTARTING');
    const tasks = this.failover.membersOf(region, this.graph);
    const pending = this.failover.awaitRestart(region, restart, eventLoop.nowMs(), tasks);
    this.reports.log('warn', announcementOf(restart, tasks.length));
    this.cancelTasks(tasks);
    this.timers.after(settings.taskCancellationTimeoutMs, () => this.endWorkersOf(tasks));
    this.timers.after(restart.delayMs, () => {
      pending.isDue = true;
      this.restartWhereReady();
    });
    this.report();
  }

  /** Restarts every region whose delay is over, whose tasks have ended, whose workers are there. */
  private restartWhereReady(): void {
    if (this.status !== 'RESTARTING') return;
    for (const region of this.failover.dueRegions()) {
      const tasks = this.failover.waitingWith(region, this.graph);
      const places = new Set(tasks.map(({ taskManagerId }) => taskManagerId));
      const workers = this.resources.taskManagers().filter(({ id }) => places.has(id));
      for (const worker of workers) if (worker.state === 'LOST') this.replace(worker);
      const areUp = workers.every((worker) => worker.isUp());
      if (!areUp || !tasks.every(({ state }) => isTerminalTask(state))) continue;
      this.failover.restarted(region, tasks);
      this.restart(tasks);
    }
    if (this.failover.isWaiting()) return;
    this.goTo('RUNNING');
    this.report();
    this.goOn();
  }

  private restart(tasks: readonly Execution[]): void {
    if (tasks.length === 0) return;
    for (const task of tasks) {
      const next = this.graph.nextAttempt(task);
      this.enumerators.resetSubtask(next);
      this.reports.metrics.beginAttempt(next);
    }
    this.deployer.deployReady();
    this.reports.log('info', `Restarted ${counted(tasks.length, 'task')}`);
  }

  private replace(lost: TaskManagerConnection): void {
    if (this.resources.isReplacing(lost)) return;
    this.registered.delete(lost.id);
    this.resources.replaceTaskManager(lost, this.listener).then(
      (fresh) => {
        if (fresh === null) return;
        this.introduceTo(fresh);
        this.timers.after(this.options.settings.startTimeoutMs, () => {
          if (fresh.state === 'STARTING') this.endWorker(fresh, 'it did not start in time');
        });
      },
      (error) => {
        this.fail(notStarted(error), this.tasksHitBy(lost));
      },
    );
  }

  /** Of tasks that should have ended, and have not. */
  private endWorkersOf(tasks: readonly Execution[]): void {
    const stuck = tasks.filter(({ state }) => state === 'CANCELING');
    const places = new Set(stuck.map(({ taskManagerId }) => taskManagerId));
    const { taskCancellationTimeoutMs } = this.options.settings;
    for (const taskManager of this.resources.taskManagers()) {
      if (!places.has(taskManager.id)) continue;
      const seconds = taskCancellationTimeoutMs / 1000;
      this.endWorker(taskManager, `Task did not exit gracefully within ${seconds} seconds.`);
    }
  }

  private endWorker(taskManager: TaskManagerConnection, reason: string): void {
    taskManager.kill();
    this.lose(taskManager, reason, 'worker-not-answering');
  }

  private cancelTasks(tasks: readonly Execution[]): void {
    for (const taskManager of this.resources.taskManagers()) {
      const attempts = tasks
        .filter(({ taskManagerId }) => taskManagerId === taskManager.id)
        .map(({ vertexId, subtask, epoch }) => ({ vertexId, subtask, epoch }));
      if (attempts.length > 0) taskManager.send({ type: 'cancel', tasks: attempts });
    }
    for (const task of tasks) {
      if (task.state === 'CREATED') this.graph.transition(task, 'CANCELED');
      else if (task.state !== 'CANCELING') this.graph.transition(task, 'CANCELING');
    }
  }

  private endTasks(): void {
    this.cancelTasks(this.graph.all());
    this.timers.after(this.options.settings.cancelTimeoutMs, () => this.endForcibly());
    this.endIfOver();
  }

  private endForcibly(): void {
    if (isTerminalJob(this.status)) return;
    this.reports.log('warn', 'Some tasks did not end when asked; their workers are ended');
    this.resources.release();
    for (const execution of this.graph.all()) this.graph.transition(execution, 'CANCELED');
    this.endIfOver();
  }

  private endIfOver(): void {
    if (this.graph.areAllTerminal() && !isTerminalJob(this.status)) {
      if (this.status === 'CANCELLING') this.goTo('CANCELED');
      else if (this.status === 'FAILING') this.goTo('FAILED');
    }
    if (isTerminalJob(this.status)) this.end();
  }

  private end(): void {
    const { status } = this;
    if (status !== 'FINISHED' && status !== 'FAILED' && status !== 'CANCELED') return;
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.timers.cancelAll();
    for (const worker of this.resources.taskManagers()) this.options.fullRecords.lose(worker);
    this.report();
    this.resources.release();
    this.enumerators.close();
    this.resolveEnded(this.reports.end(status, status === 'FAILED' ? this.failure : null));
  }

  private goTo(status: JobStatus): void {
    if (!canJobGo(this.status, status)) {
      throw new Error(`a job cannot go from ${this.status} to ${status}`);
    }
    this.status = status;
  }

  /** Looks after silent workers and tells the listeners, four times a second. */
  private watch(): void {
    this.timers.after(WATCH_INTERVAL_MS, () => {
      this.checkHeartbeats();
      this.checkState();
      if (isTerminalJob(this.status)) return;
      this.report();
      this.watch();
    });
  }

  private checkHeartbeats(): void {
    const { settings, eventLoop } = this.options;
    for (const taskManager of this.resources.taskManagers()) {
      if (!taskManager.isUp()) continue;
      const liveness = livenessOf(eventLoop.nowMs() - taskManager.lastHeardMs, settings);
      if (liveness === 'LOST') this.endWorker(taskManager, timedOut(taskManager.id, settings));
      else taskManager.state = liveness === 'ANSWERING' ? 'RUNNING' : 'NOT_ANSWERING';
    }
  }

  private checkState(): void {
    const { settings, streamGraph } = this.options;
    const failure = overBudget(
      this.reports.metrics.operators(),
      settings.stateBudgetBytes,
      streamGraph,
    );
    if (failure !== null) this.fail(failure);
  }

  private report(): void {
    this.reports.report({
      status: this.status,
      failure: this.failure,
      restart: this.failover.snapshot(this.options.eventLoop.nowMs()),
      executions: this.graph.all(),
      taskManagers: this.resources.taskManagers(),
    });
  }
}
