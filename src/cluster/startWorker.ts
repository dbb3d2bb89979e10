/**
 * The entry of every worker, in all homes: it draws a program's graph, or becomes a TaskManager, as
 * the JobManager tells it. Everything that differs between homes is in the platform.
 * Flink's TaskManagerRunner.
 */
import {
  CallSiteStack,
  evaluateProgram,
  type ProgramModule,
  programFrames,
  type ScopeGlobals,
} from '../compiler/index.ts';
import { createReader } from '../connectors/index.ts';
import { errorText, messageOf } from '../engine/index.ts';
import type { EventLoop } from './EventLoop.ts';
import type { Port } from './Port.ts';
import {
  type EvaluateMessage,
  type FromWorker,
  PROTOCOL_VERSION,
  type StartTaskManagerMessage,
  type ToWorker,
} from './protocol/index.ts';
import { LapReporter } from './taskmanager/LapReporter.ts';
import { ProgramLog } from './taskmanager/ProgramLog.ts';
import { createProgramConsole } from './taskmanager/programConsole.ts';
import { TaskManager } from './taskmanager/TaskManager.ts';

/** What a home gives to a worker. */
export interface WorkerPlatform {
  readonly eventLoop: EventLoop;
  /** The default export of a JavaScript module text. */
  loadModule(js: string): Promise<ProgramModule>;
  /** The port that a token of `Home.createChannel` stands for. */
  createPortFromToken(token: unknown): Port;
  /** Globals that programs see instead of the realm's; `console` is always the run's. */
  createScope?(seed: number): Partial<ScopeGlobals>;
  /** Hears of errors that nobody caught or awaited: they are told in the log, and end nothing. */
  onUncaught?(listener: (error: unknown) => void): void;
  /** Lines of the program's console that are passed on in a second; the rest is left out. */
  readonly logLinesPerSecond?: number;
}

const LOG_LINES = 1000;

/** A running worker, for homes that end one without ending its thread. */
export interface RunningWorker {
  dispose(): void;
}

/** Listens on the port from now on. */
export function startWorker(port: Port, platform: WorkerPlatform): RunningWorker {
  const worker = new Worker(port, platform);
  port.onMessage((message) => worker.receive(message as ToWorker));
  return worker;
}

class Worker implements RunningWorker {
  private readonly port: Port;
  private readonly platform: WorkerPlatform;
  private readonly log: ProgramLog;
  private taskManager: TaskManager | null = null;

  constructor(port: Port, platform: WorkerPlatform) {
    this.port = port;
    this.platform = platform;
    this.log = new ProgramLog(
      platform.eventLoop,
      platform.logLinesPerSecond ?? LOG_LINES,
      (entries) => port.postMessage({ type: 'log', entries }),
    );
    platform.onUncaught?.((error) => {
      this.log.write('error', `Nobody caught: ${errorText(error)}`, programFrames(error));
    });
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case 'evaluate':
        this.evaluate(message);
        break;
      case 'startTaskManager':
        this.startTaskManager(message);
        break;
      case 'connectPeer': {
        const port = this.platform.createPortFromToken(message.port);
        this.taskManager?.connectPeer(message.peerId, port);
        break;
      }
      case 'deploy':
        this.taskManager?.deploy(message);
        break;
      case 'cancel':
        this.taskManager?.cancel(message.tasks);
        break;
      case 'outputTaken':
        this.taskManager?.outputTaken();
        break;
      case 'openRecord':
        this.taskManager?.openRecord(message);
        break;
      case 'external':
      case 'watermarkAlignment':
        this.taskManager?.receiveExternal(message);
        break;
    }
  }

  dispose(): void {
    this.taskManager?.dispose();
    this.taskManager = null;
  }

  /** What the program has said before a message leaves before it. */
  private readonly send = (message: FromWorker): void => {
    this.log.flush();
    this.port.postMessage(message);
  };

  private evaluate({ version, program, callSites, seed }: EvaluateMessage): void {
    const { eventLoop } = this.platform;
    const stack = new CallSiteStack();
    const laps = new LapReporter(
      () => eventLoop.nowMs(),
      () => this.send({ type: 'evaluating', site: stack.where() ?? null }),
    );
    const run = async (): Promise<void> => {
      checkVersion(version);
      const module = await this.platform.loadModule(program);
      this.send({ type: 'evaluating', site: null });
      laps.begin();
      const options = { callSites, stack, onLap: laps.lap, scope: this.scope(seed) };
      const { graph, diagnostics } = await evaluateProgram(module, options);
      this.send({ type: 'evaluated', graph, diagnostics });
    };
    run().catch((error: unknown) => {
      const message = `The program could not be loaded: ${messageOf(error)}`;
      const diagnostic = { severity: 'error' as const, code: 'load-error', message };
      this.send({ type: 'evaluated', graph: null, diagnostics: [diagnostic] });
    });
  }

  private startTaskManager(start: StartTaskManagerMessage): void {
    const { eventLoop } = this.platform;
    const taskManager = new TaskManager({ start, eventLoop, createReader, send: this.send });
    this.taskManager = taskManager;
    this.log.speaker = () => taskManager.speaker();
    const run = async (): Promise<string | null> => {
      checkVersion(start.version);
      const module = await this.platform.loadModule(start.program);
      taskManager.laps.begin();
      const options = { onLap: taskManager.laps.lap, scope: this.scope(start.seed) };
      // What the program says while it is evaluated was heard when its graph was drawn.
      this.log.isMuted = true;
      const evaluated = await evaluateProgram(module, options);
      this.log.isMuted = false;
      if (evaluated.graph === null) return evaluated.diagnostics[0]?.message ?? 'no graph';
      if (evaluated.graph.hash !== start.jobGraph.hash) return GRAPHS_DIFFER;
      taskManager.setFunctions(evaluated.functions);
      return null;
    };
    run().then(
      (problem) => this.send({ type: 'registered', problem }),
      (error: unknown) => this.send({ type: 'registered', problem: messageOf(error) }),
    );
  }

  private scope(seed: number): Partial<ScopeGlobals> {
    return {
      ...this.platform.createScope?.(seed),
      console: createProgramConsole(this.log),
    };
  }
}

const GRAPHS_DIFFER =
  'The program gave another graph when it was evaluated again. Each TaskManager evaluates it to ' +
  'get its functions, so it must describe the same job every time: what it builds may not ' +
  'depend on Math.random(), on the time, or on anything else that changes.';

function checkVersion(version: number): void {
  if (version === PROTOCOL_VERSION) return;
  throw new Error(
    `this worker speaks version ${PROTOCOL_VERSION} and was sent ${version}; reload the page`,
  );
}
