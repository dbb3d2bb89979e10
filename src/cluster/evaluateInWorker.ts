/**
 * Has a program evaluated in a worker of its own, within a time limit: what does not end is ended,
 * and told with the call that it was in.
 */
import type { CompiledProgram } from '../compiler/index.ts';
import type { Diagnostic, LogEntry, StreamGraph } from '../model/index.ts';
import type { EventLoop } from './EventLoop.ts';
import type { Home, WorkerHandle } from './Home.ts';
import { PROTOCOL_VERSION } from './protocol.ts';
import { checkFromWorker } from './protocolChecks.ts';
import type { ClusterSettings } from './settings.ts';

/** A graph, or why there is none. */
export interface Evaluation {
  readonly graph: StreamGraph | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What an evaluation needs. */
export interface EvaluationOptions {
  readonly home: Home;
  readonly eventLoop: EventLoop;
  readonly settings: ClusterSettings;
  readonly seed: number;
  /** What the program writes to its console. */
  readonly onLog: (entries: readonly LogEntry[]) => void;
  /** Set to end it early. */
  readonly signal?: { abort: (() => void) | null };
}

/** Never rejects; the worker is gone afterwards. */
export async function evaluateInWorker(
  program: CompiledProgram,
  options: EvaluationOptions,
): Promise<Evaluation> {
  let worker: WorkerHandle;
  try {
    worker = await options.home.startWorker('evaluator');
  } catch (error) {
    return failed('no-worker', `No worker could be started: ${String(error)}`);
  }
  try {
    return await answerOf(worker, program, options);
  } finally {
    if (options.signal) options.signal.abort = null;
    worker.kill();
  }
}

function answerOf(
  worker: WorkerHandle,
  program: CompiledProgram,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const { eventLoop, settings, seed, onLog, signal } = options;
  let site: number | null = null;
  return new Promise((resolve) => {
    const timer = eventLoop.after(settings.evaluationLimitMs, () => {
      resolve(endless(program, site, settings.evaluationLimitMs));
    });
    const finish = (evaluation: Evaluation): void => {
      timer.cancel();
      resolve(evaluation);
    };
    if (signal) signal.abort = () => finish(failed('canceled', 'The evaluation was canceled'));
    worker.onGone((reason) => finish(failed('worker-gone', `The worker is gone: ${reason}`)));
    worker.port.onMessage((raw) => {
      const message = checkFromWorker(raw);
      if (message === null) finish(failed('bad-answer', 'The worker sent what it should not send'));
      else if (message.type === 'evaluating') site = message.site;
      else if (message.type === 'log') onLog(message.entries);
      else if (message.type === 'evaluated') finish(message);
    });
    worker.port.postMessage({
      type: 'evaluate',
      version: PROTOCOL_VERSION,
      seed,
      program: program.instrumented,
      callSites: program.callSites,
    });
  });
}

function endless(program: CompiledProgram, site: number | null, limitMs: number): Evaluation {
  const place = site === null ? undefined : program.callSites[site];
  const message =
    `The program did not end within ${limitMs / 1000} s while its graph was being built. It runs ` +
    'from top to bottom once, before any record flows: look for a loop, or an await, ' +
    'that never ends.';
  const diagnostic = {
    severity: 'error' as const,
    code: 'evaluation-endless',
    message,
    position: place?.position,
    range: place?.range,
  };
  return { graph: null, diagnostics: [diagnostic] };
}

function failed(code: string, message: string): Evaluation {
  return { graph: null, diagnostics: [{ severity: 'error', code, message }] };
}
