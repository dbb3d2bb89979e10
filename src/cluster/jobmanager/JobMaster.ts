/**
 * One job from submission to its end: gets workers, deploys, watches, cancels, fails, finishes.
 * The first failure is the root cause; what comes after it is its consequence. Restarts join at
 * `fail`, which is the one place where a failure becomes a decision.
 * Flink's JobMaster with its DefaultScheduler.
 */
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
import type { Cancellation, EventLoop } from '../EventLoop.ts';
import type { Home } from '../Home.ts';
import { type FromWorker, PROTOCOL_VERSION, type TaskStateMessage } from '../protocol.ts';
import type { ClusterSettings } from '../settings.ts';
import { type EnumeratorFactory, Enumerators } from './Enumerators.ts';
import { type Execution, ExecutionGraph } from './ExecutionGraph.ts';
import { livenessOf } from './heartbeats.ts';
import { JobMetrics } from './JobMetrics.ts';
import { JobOutputs } from './JobOutputs.ts';
import { failureAt, jobFailureOf } from './jobFailure.ts';
import { snapshotOfJob } from './jobSnapshot.ts';
import { ResourceManager } from './ResourceManager.ts';
import { planSlots, type SlotPlan } from './scheduler.ts';
import type { TaskManagerConnection } from './TaskManagerConnection.ts';

const WATCH_INTERVAL_MS = 250;

/** A job and the world that it runs in. */
export interface JobMasterOptions {
  readonly streamGraph: StreamGraph;
  readonly jobGraph: JobGraph;
  /** The plain JavaScript. */
  readonly program: string;
  readonly seed: number;
  readonly collectOutputs: boolean;
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
  private readonly plan: SlotPlan;
  private readonly graph: ExecutionGraph;
  private readonly resources: ResourceManager;
  private readonly enumerators: Enumerators;
  private readonly metrics = new JobMetrics();
  private readonly outputs: JobOutputs;
  private readonly startMs: number;
  private readonly registered = new Set<string>();
  private readonly timers = new Set<Cancellation>();
  private readonly epoch = 1;
  private resolveEnded: (result: JobResult) => void = () => {};
  private status: JobStatus = 'INITIALIZING';
  private failure: JobFailure | null = null;

  constructor(options: JobMasterOptions) {
    this.options = options;
    const { jobGraph, home, eventLoop, settings, collectOutputs } = options;
    this.startMs = eventLoop.nowMs();
    this.plan = planSlots(jobGraph, settings.maxTaskManagers);
    this.graph = new ExecutionGraph(jobGraph, 0, ({ vertexId, subtask }) => {
      return `tm-${(this.plan.locations.get(`${vertexId}:${subtask}`) ?? 0) + 1}`;
    });
    this.resources = new ResourceManager(home, eventLoop, settings.messagesPerSecond);
    this.enumerators = new Enumerators(jobGraph, options.createEnumerator);
    this.outputs = new JobOutputs(collectOutputs);
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
  }

  /** Begins; everything else happens by itself. */
  start(): void {
    this.goTo('CREATED');
    this.log('info', `Job ${this.options.jobGraph.jobName} submitted`);
    const { startTimeoutMs } = this.options.settings;
    const listener = {
      onMessage: (from: TaskManagerConnection, message: FromWorker) => this.receive(from, message),
      onGone: (from: TaskManagerConnection, reason: string) => this.lose(from, reason),
    };
    this.after(startTimeoutMs, () => this.failIfNotStarted());
    this.resources.startTaskManagers(this.plan.taskManagerCount, listener).then(
      () => this.introduce(),
      (error) => this.fail({ message: `A worker could not be started: ${String(error)}` }),
    );
  }

  /** Asks everything to end; what does not within the time limit is ended. */
  cancel(): void {
    if (isTerminalJob(this.status) || this.status === 'CANCELLING') return;
    this.goTo('CANCELLING');
    this.log('info', 'Job is being canceled');
    this.endTasks();
  }

  private introduce(): void {
    if (this.status !== 'CREATED') return;
    const { program, seed, jobGraph, settings, collectOutputs } = this.options;
    this.resources.taskManagers().forEach((taskManager, i) => {
      taskManager.send({
        type: 'startTaskManager',
        version: PROTOCOL_VERSION,
        taskManagerId: taskManager.id,
        seed: seed + i,
        program,
        jobGraph,
        settings,
        collectOutputs,
      });
    });
    this.watch();
    this.report();
  }

  private receive(from: TaskManagerConnection, message: FromWorker): void {
    if (isTerminalJob(this.status)) return;
    switch (message.type) {
      case 'registered':
        this.register(from, message.problem);
        break;
      case 'taskState':
        this.taskChanged(from, message);
        break;
      case 'output':
        this.outputs.add(message.outputs);
        break;
      case 'metrics':
        for (const { reading, ...id } of message.tasks) {
          this.metrics.add(id, reading, this.options.eventLoop.nowMs());
        }
        break;
      case 'log':
        this.options.emit({ kind: 'log', entries: message.entries });
        break;
      case 'external':
        this.enumerators.receive(message, (answer) => from.send({ ...message, message: answer }));
        break;
      default:
    }
  }

  private register(from: TaskManagerConnection, problem: string | null): void {
    if (problem !== null) {
      this.fail({ message: problem });
      return;
    }
    from.state = 'RUNNING';
    this.registered.add(from.id);
    this.log('info', `TaskManager ${from.id} registered`);
    if (this.registered.size === this.plan.taskManagerCount) this.deploy();
  }

  private deploy(): void {
    if (this.status !== 'CREATED') return;
    const taskManagers = this.resources.taskManagers();
    taskManagers.forEach((first, i) => {
      for (const second of taskManagers.slice(i + 1)) this.resources.connectPeers(first, second);
    });
    this.goTo('RUNNING');
    const executions = this.graph.all();
    const locations = Object.fromEntries(
      executions.map((each) => [`${each.vertexId}:${each.subtask}`, each.taskManagerId]),
    );
    for (const execution of executions) {
      this.graph.transition(execution, 'SCHEDULED');
      this.graph.transition(execution, 'DEPLOYING');
    }
    for (const taskManager of taskManagers) {
      const tasks = this.graph
        .of(taskManager.id)
        .map(({ vertexId, subtask, attempt }) => ({ vertexId, subtask, attempt }));
      taskManager.send({ type: 'deploy', epoch: this.epoch, tasks, locations });
    }
    this.log('info', `Deployed ${executions.length} tasks to ${taskManagers.length} TaskManagers`);
  }

  private taskChanged(from: TaskManagerConnection, message: TaskStateMessage): void {
    const execution = this.graph.find(message);
    if (message.epoch !== this.epoch || execution?.taskManagerId !== from.id) return;
    if (!this.graph.transition(execution, message.state)) return;
    if (message.state === 'FAILED') {
      const report = message.failure ?? { message: 'A task failed without saying why' };
      this.fail(jobFailureOf(report, this.options.streamGraph));
    }
    if (this.graph.areAll('FINISHED')) this.goTo('FINISHED');
    this.endIfOver();
  }

  private lose(taskManager: TaskManagerConnection, reason: string): void {
    if (isTerminalJob(this.status)) return;
    const place = taskManager.stuck?.nodeId;
    for (const execution of this.graph.of(taskManager.id)) {
      if (!isTerminalTask(execution.state)) this.graph.transition(execution, 'FAILED');
    }
    const message = `TaskManager ${taskManager.id} is gone: ${reason}`;
    this.fail(
      failureAt(message, place ?? this.onlyVertexOf(taskManager), this.options.streamGraph),
    );
    this.endIfOver();
  }

  /** The seam of restart strategies: at present every failure is final. */
  private fail(failure: JobFailure): void {
    if (isTerminalJob(this.status) || this.failure !== null || this.status === 'CANCELLING') return;
    this.failure = failure;
    this.log(
      'error',
      failure.operator ? `${failure.operator}: ${failure.message}` : failure.message,
    );
    if (canJobGo(this.status, 'FAILING')) this.goTo('FAILING');
    this.endTasks();
  }

  private endTasks(): void {
    for (const taskManager of this.resources.taskManagers()) taskManager.send({ type: 'cancel' });
    for (const execution of this.graph.all()) {
      if (execution.state === 'CREATED') this.graph.transition(execution, 'CANCELED');
      else if (execution.state !== 'CANCELING') this.graph.transition(execution, 'CANCELING');
    }
    this.after(this.options.settings.cancelTimeoutMs, () => this.endForcibly());
    this.endIfOver();
  }

  private endForcibly(): void {
    if (isTerminalJob(this.status)) return;
    this.log('warn', 'Some tasks did not end when asked; their workers are ended');
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
    for (const timer of this.timers) timer.cancel();
    this.timers.clear();
    this.report();
    this.resources.release();
    this.enumerators.close();
    this.log('info', `Job ${this.options.jobGraph.jobName} is ${status}`);
    const error = status === 'FAILED' ? this.failure : null;
    this.options.emit({ kind: 'ended', result: { status, error } });
    this.resolveEnded({ status, outputs: this.outputs.result(), error });
  }

  private goTo(status: JobStatus): void {
    if (!canJobGo(this.status, status)) {
      throw new Error(`a job cannot go from ${this.status} to ${status}`);
    }
    this.status = status;
  }

  private failIfNotStarted(): void {
    if (this.status !== 'CREATED') return;
    this.fail({
      message:
        'The TaskManagers did not start within ' +
        `${this.options.settings.startTimeoutMs / 1000} s. Does the program wait or loop?`,
    });
  }

  /** Looks after silent workers and tells the listeners, four times a second. */
  private watch(): void {
    this.after(WATCH_INTERVAL_MS, () => {
      this.checkHeartbeats();
      if (isTerminalJob(this.status)) return;
      this.report();
      this.watch();
    });
  }

  private checkHeartbeats(): void {
    const now = this.options.eventLoop.nowMs();
    for (const taskManager of this.resources.taskManagers()) {
      if (taskManager.state === 'STARTING' || taskManager.state === 'LOST') continue;
      const liveness = livenessOf(now - taskManager.lastHeardMs, this.options.settings);
      if (liveness === 'LOST') this.giveUp(taskManager);
      else taskManager.state = liveness === 'ANSWERING' ? 'RUNNING' : 'NOT_ANSWERING';
    }
  }

  private giveUp(taskManager: TaskManagerConnection): void {
    const { heartbeatTimeoutMs } = this.options.settings;
    taskManager.kill();
    this.lose(
      taskManager,
      `The heartbeat of TaskManager with id ${taskManager.id} timed out. Nothing was heard of it ` +
        `for ${heartbeatTimeoutMs / 1000} s: the code that it runs does not return`,
    );
  }

  private onlyVertexOf(taskManager: TaskManagerConnection): number | undefined {
    const vertices = new Set(this.runningOn(taskManager).map(({ vertexId }) => vertexId));
    return vertices.size === 1 ? [...vertices][0] : undefined;
  }

  private runningOn(taskManager: TaskManagerConnection): Execution[] {
    return this.graph.of(taskManager.id).filter(({ state }) => state !== 'FINISHED');
  }

  private report(): void {
    const { eventLoop, jobGraph, streamGraph, emit } = this.options;
    const snapshot = snapshotOfJob({
      jobGraph,
      streamGraph,
      status: this.status,
      failure: this.failure,
      durationMs: eventLoop.nowMs() - this.startMs,
      nowMs: eventLoop.nowMs(),
      executions: this.graph.all(),
      taskManagers: this.resources.taskManagers(),
      slots: this.plan.slots,
      metrics: this.metrics,
    });
    emit({ kind: 'snapshot', snapshot });
    const outputs = this.outputs.takeRecent();
    if (outputs.length > 0) emit({ kind: 'output', outputs });
  }

  private log(level: 'info' | 'warn' | 'error', message: string): void {
    const timeMs = this.options.eventLoop.nowMs();
    this.options.emit({ kind: 'log', entries: [{ timeMs, level, source: 'JobManager', message }] });
  }

  private after(delayMs: number, action: () => void): void {
    const timer = this.options.eventLoop.after(delayMs, () => {
      this.timers.delete(timer);
      action();
    });
    this.timers.add(timer);
  }
}
