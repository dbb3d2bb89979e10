/**
 * A worker that draws programs' graphs, and the part of every worker that knows how: the page's
 * first view needs no more than this.
 */
import {
  CallSiteStack,
  evaluateProgram,
  type ProgramModule,
  programFrames,
  type ScopeGlobals,
} from '../compiler/index.ts';
import { errorText, messageOf } from '../engine/index.ts';
import type { EventLoop } from './EventLoop.ts';
import type { Port } from './Port.ts';
import {
  type EvaluateMessage,
  type FromWorker,
  PROTOCOL_VERSION,
  type ToWorker,
} from './protocol/index.ts';
import { LapReporter } from './taskmanager/LapReporter.ts';
import { ProgramLog } from './taskmanager/ProgramLog.ts';
import { createProgramConsole } from './taskmanager/programConsole.ts';

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

/** Listens on the port from now on, and draws what it is sent. */
export function startEvaluator(port: Port, platform: WorkerPlatform): RunningWorker {
  const worker = new Evaluator(port, platform);
  port.onMessage((message) => worker.receive(message as ToWorker));
  return worker;
}

/** Evaluates programs; told to be anything else, it stays silent. */
export class Evaluator implements RunningWorker {
  protected readonly port: Port;
  protected readonly platform: WorkerPlatform;
  protected readonly log: ProgramLog;

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
    if (message.type === 'evaluate') this.evaluate(message);
  }

  dispose(): void {}

  /** What the program has said before a message leaves before it. */
  protected readonly send = (message: FromWorker): void => {
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

  protected scope(seed: number): Partial<ScopeGlobals> {
    return {
      ...this.platform.createScope?.(seed),
      console: createProgramConsole(this.log),
    };
  }
}

/** Throws where a worker and its JobManager come from two builds. */
export function checkVersion(version: number): void {
  if (version === PROTOCOL_VERSION) return;
  throw new Error(
    `this worker speaks version ${PROTOCOL_VERSION} and was sent ${version}; reload the page`,
  );
}
