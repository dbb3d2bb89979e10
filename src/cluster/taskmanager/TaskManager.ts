/**
 * Runs the subtasks that one worker was given: builds them, connects their channels, drives them in
 * turn, and tells the JobManager what becomes of them. All in one thread; nothing here waits.
 * Flink's TaskExecutor.
 */
import {
  buildTask,
  type ClassTable,
  channelKey,
  failureOf,
  inputKeysOf,
  LocalChannelSender,
  NO_CLASSES,
  type OperatorEnvironment,
  type ProgramFunctions,
  RecordSampler,
  readTask,
  type TaskFailure,
  type TaskWait,
} from '../../engine/index.ts';
import { isTerminalTask } from '../../model/index.ts';
import type { Cancellation, EventLoop } from '../EventLoop.ts';
import type { Port } from '../Port.ts';
import {
  type AttemptId,
  type DeployMessage,
  type FailureReport,
  type FromWorker,
  type OpenRecordMessage,
  type StartTaskManagerMessage,
  subtaskKey,
  type TaskStateMessage,
  type ToSource,
} from '../protocol/index.ts';
import { createRandom, deriveSeed } from '../random.ts';
import { createTaskEnvironment } from './createTaskEnvironment.ts';
import { ExternalInputs } from './ExternalInputs.ts';
import { placeless, reportOf } from './failureReport.ts';
import { LapReporter } from './LapReporter.ts';
import { OutputRoad } from './OutputRoad.ts';
import { PeerLink, RemoteChannelSender } from './PeerLink.ts';
import { createClassTable } from './programClasses.ts';
import { SampleCollector } from './SampleCollector.ts';
import { TaskLoop } from './TaskLoop.ts';
import { connectInputs, connectOutputs, locationOf, type RunningTask } from './taskChannels.ts';

/** What a TaskManager needs of its worker. */
export interface TaskManagerOptions {
  readonly start: StartTaskManagerMessage;
  readonly eventLoop: EventLoop;
  readonly createReader: OperatorEnvironment['createReader'];
  readonly send: (message: FromWorker, transfer?: readonly unknown[]) => void;
}

/** One worker's tasks. */
export class TaskManager {
  readonly laps: LapReporter;
  private readonly start: StartTaskManagerMessage;
  private readonly eventLoop: EventLoop;
  private readonly options: TaskManagerOptions;
  private readonly loop: TaskLoop<RunningTask>;
  private readonly outputs: OutputRoad;
  private readonly samples: SampleCollector;
  private readonly externals: ExternalInputs;
  private readonly peers = new Map<string, PeerLink>();
  private readonly timers: Cancellation[] = [];
  private tasks: RunningTask[] = [];
  private functions: ProgramFunctions | null = null;
  private classes: ClassTable = NO_CLASSES;
  private current: RunningTask | null = null;

  constructor(options: TaskManagerOptions) {
    this.options = options;
    this.start = options.start;
    this.eventLoop = options.eventLoop;
    const { collectOutputs, settings } = options.start;
    this.outputs = new OutputRoad({
      collectOutputs,
      intervalMs: settings.outputIntervalMs,
      budgetChars: settings.outputBudgetChars,
      nowMs: () => this.eventLoop.nowMs(),
      send: options.send,
      onRoom: () => this.loop.requestTurn(),
    });
    this.samples = new SampleCollector(settings.sampleIntervalMs);
    this.externals = new ExternalInputs(options.send);
    this.laps = new LapReporter(
      () => this.eventLoop.nowMs(),
      (forMs) => this.reportLap(forMs),
    );
    this.loop = new TaskLoop(this.eventLoop, settings.slicesPerTurn, {
      mayRun: () => this.outputs.hasRoom(),
      onSlice: (task) => this.enter(task),
      onStepped: (task, wait) => this.stepped(task, wait),
      onThrown: (task, error) => this.fail(task, this.failureOf(task, error)),
      onTurnEnd: () => this.turnEnded(),
    });
    const { heartbeatIntervalMs, metricsIntervalMs } = settings;
    this.every(heartbeatIntervalMs, () => this.options.send({ type: 'heartbeat' }));
    this.every(metricsIntervalMs, () => this.sendMetrics());
  }

  /** The program's functions are there: tasks may come. */
  setFunctions(functions: ProgramFunctions): void {
    this.functions = functions;
    this.classes = createClassTable(functions.classes);
  }

  /** A line to another TaskManager. */
  connectPeer(peerId: string, port: Port): void {
    this.peer(peerId).connect(port);
  }

  /** Builds and opens the tasks; each then runs by itself. */
  deploy(message: DeployMessage): void {
    const tasks: RunningTask[] = [];
    for (const place of message.tasks) {
      const task = this.build(message, place);
      if (task !== null) tasks.push(task);
    }
    this.tasks = [...this.tasks, ...tasks];
    const readers = new Set(message.readers.map(subtaskKey));
    const { edges } = this.start.jobGraph;
    const place = { ...{ edges, message }, tasks: this.tasks, own: this.start.taskManagerId };
    const peer = (peerId: string) => this.peer(peerId);
    for (const task of this.tasks) connectOutputs(task, readers, place, peer);
    for (const task of tasks) connectInputs(task, place, peer);
    for (const task of tasks) this.open(task);
    for (const peer of this.peers.values()) peer.deployed(message.epoch);
    this.loop.requestTurn();
  }

  /** Ends these tasks where they are, and their channels with them. */
  cancel(attempts: readonly AttemptId[]): void {
    const epochs = new Map(attempts.map((attempt) => [subtaskKey(attempt), attempt.epoch]));
    const isMeant = (task: RunningTask): boolean => epochs.get(subtaskKey(task)) === task.epoch;
    this.sendMetrics();
    for (const task of this.tasks.filter(isMeant)) this.end(task);
    this.tasks = this.tasks.filter((task) => !isMeant(task));
    this.current = null;
  }

  /** For one of the sources: an enumerator's answer, or how far it may go. */
  receiveExternal(message: ToSource): void {
    this.externals.receive(message);
  }

  /** The JobManager has taken a message of records. */
  outputTaken(): void {
    this.outputs.acknowledged();
  }

  /** Somebody opens a record that was shown in part. */
  openRecord({ request, number }: OpenRecordMessage): void {
    this.outputs.open(request, number);
  }

  /** Stops everything without a word. */
  dispose(): void {
    for (const task of this.tasks) task.hasEnded = true;
    for (const timer of this.timers) timer.cancel();
    for (const peer of this.peers.values()) peer.close();
  }

  private failureOf({ task, vertexId }: RunningTask, error: unknown): TaskFailure {
    try {
      return failureOf(task, error, inputKeysOf(this.start.jobGraph, vertexId, this.functions));
    } catch {
      return placeless(error);
    }
  }

  private end(task: RunningTask): void {
    for (const name of task.wireNames.values()) {
      for (const peer of this.peers.values()) peer.removeChannel(name);
    }
    if (task.hasEnded) return;
    task.hasEnded = true;
    this.enter(task);
    closeQuietly(task);
    this.changeState(task, 'CANCELED');
  }

  private build(message: DeployMessage, place: DeployMessage['tasks'][number]) {
    const { vertexId, subtask } = place;
    const { epoch } = message;
    const attempt = { vertexId, subtask, epoch };
    this.changeState(attempt, 'INITIALIZING');
    const senders = new Map<string, LocalChannelSender | RemoteChannelSender>();
    const wake = { call: () => {} };
    try {
      if (this.functions === null) throw new Error('tasks came before the program');
      const environment = createTaskEnvironment({
        settings: this.start.settings,
        eventLoop: this.eventLoop,
        createReader: this.options.createReader,
        onWake: () => wake.call(),
        random: createRandom(deriveSeed(this.start.seed, vertexId, subtask)),
        print: (sink, value) => this.outputs.print(sink, subtask, value),
        remark: (nodeId, remark, method) =>
          this.options.send({ type: 'remark', nodeId, remark, method }),
        external: (nodeId) => this.externals.open(nodeId, attempt, () => wake.call()),
        createSender: (edge, channel) => {
          const peerId = locationOf(message, edge.targetVertex, channel.targetSubtask);
          const isLocal = peerId === this.start.taskManagerId;
          const sender = isLocal
            ? new LocalChannelSender(this.classes)
            : new RemoteChannelSender(this.peer(peerId), this.classes);
          senders.set(channelKey(channel), sender);
          return sender;
        },
        keepsResults: this.start.keepsResults,
      });
      const built = buildTask(this.start.jobGraph, place, this.functions, environment);
      const sampler = this.samples.isOn()
        ? new RecordSampler(built, place, this.start.jobGraph, this.functions)
        : null;
      const wireNames = new Map<string, string>();
      const base = { ...attempt, senders, wireNames, built, task: built.task, sampler };
      const task = { ...base, isQueued: false, hasEnded: false };
      wake.call = () => this.loop.wake(task);
      return task;
    } catch (error) {
      this.changeState(attempt, 'FAILED', reportOf({ error, nodeId: vertexId, hasRecord: false }));
      return null;
    }
  }

  private open(task: RunningTask): void {
    this.enter(task);
    try {
      task.task.open();
    } catch (error) {
      task.hasEnded = true;
      this.fail(task, this.failureOf(task, error));
      return;
    }
    this.changeState(task, 'RUNNING');
    this.loop.wake(task);
  }

  private peer(peerId: string): PeerLink {
    let peer = this.peers.get(peerId);
    if (peer === undefined) {
      peer = new PeerLink(
        () => this.classes,
        () => this.loop.requestTurn(),
      );
      this.peers.set(peerId, peer);
    }
    return peer;
  }

  private enter(task: RunningTask): void {
    this.current = task;
    this.laps.begin();
  }

  private stepped(task: RunningTask, wait: TaskWait): void {
    if (wait === 'END') this.changeState(task, 'FINISHED');
  }

  private fail(task: RunningTask, failure: TaskFailure): void {
    closeQuietly(task);
    this.changeState(task, 'FAILED', reportOf(failure));
  }

  private turnEnded(): void {
    this.current = null;
    for (const peer of this.peers.values()) peer.flush();
    const now = this.eventLoop.nowMs();
    this.samples.collect(this.tasks, now);
    this.outputs.turnEnded();
  }

  private changeState(
    { vertexId, subtask, epoch }: AttemptId,
    state: TaskStateMessage['state'],
    failure?: FailureReport,
  ): void {
    if (state === 'FINISHED' || state === 'FAILED') this.sendMetrics();
    this.outputs.sendAll();
    if (isTerminalTask(state) && this.tasks.every((task) => task.hasEnded)) this.outputs.sendKept();
    this.options.send({ type: 'taskState', epoch, vertexId, subtask, state, failure });
  }

  private sendMetrics(): void {
    if (this.tasks.length === 0) return;
    const now = this.eventLoop.nowMs();
    const tasks = this.tasks.flatMap((task) => readingOf(task, now));
    this.options.send({ type: 'metrics', tasks, samples: this.samples.take() });
    this.outputs.sendFew();
  }

  /** The operator whose code runs now; null outside of operators. */
  speaker(): { readonly nodeId: number; readonly subtask: number } | null {
    const { current } = this;
    const nodeId = current?.task.chain.position.hop?.nodeId;
    return current === null || nodeId === undefined ? null : { nodeId, subtask: current.subtask };
  }

  private reportLap(forMs: number): void {
    const nodeId = this.speaker()?.nodeId;
    this.outputs.sendFew();
    if (nodeId !== undefined) this.options.send({ type: 'lap', nodeId, forMs });
  }

  private every(intervalMs: number, action: () => void): void {
    const slot = this.timers.length;
    const again = (): void => {
      this.timers[slot] = this.eventLoop.after(intervalMs, () => {
        again();
        action();
      });
    };
    again();
  }
}

/** Objects in state that throw when their size is asked for leave a task without a reading. */
function readingOf({ vertexId, subtask, built }: RunningTask, nowMs: number) {
  try {
    return [{ vertexId, subtask, reading: readTask(built, nowMs) }];
  } catch {
    return [];
  }
}

/** After a failure or a cancellation what `close` throws is not the reason of anything. */
function closeQuietly(task: RunningTask): void {
  try {
    task.task.close();
  } catch {
    // the task has ended for another reason already
  }
}
