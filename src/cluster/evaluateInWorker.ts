/**
 * Has a program evaluated in a worker of its own, within a time limit: what does not end is ended,
 * and told with the call that it was in.
 */
import type { CompiledProgram } from '../compiler/index.ts';
import type { Diagnostic, LogEntry, StreamGraph } from '../model/index.ts';
import type { EventLoop } from './EventLoop.ts';
import type { Home, WorkerHandle } from './Home.ts';
import { framesIn } from './jobmanager/jobFailure.ts';
import { programWords } from './jobmanager/programWords.ts';
import {
  checkFromEvaluator,
  type LogMessage,
  MAX_EDGES,
  MAX_NODES,
  MAX_SUBTASKS,
  PROTOCOL_VERSION,
  RateLimit,
} from './protocol/index.ts';
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
  readonly signal?: EvaluationSignal;
}

/** Ends an evaluation early: `abort` is there while it can. */
export interface EvaluationSignal {
  abort: (() => void) | null;
}

/** The code of the diagnostic that an aborted evaluation gives. */
export const EVALUATION_CANCELED = 'evaluation-canceled';

/** Never rejects; the worker is gone afterwards. */
export async function evaluateInWorker(
  program: CompiledProgram,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const signal = options.signal ?? { abort: null };
  const aborted = new Promise<Evaluation>((resolve) => {
    signal.abort = () => resolve(failed(EVALUATION_CANCELED, 'The evaluation was canceled'));
  });
  const evaluation = await Promise.race([aborted, evaluated(program, options, aborted)]);
  signal.abort = null;
  return evaluation;
}

async function evaluated(
  program: CompiledProgram,
  options: EvaluationOptions,
  aborted: Promise<Evaluation>,
): Promise<Evaluation> {
  let worker: WorkerHandle;
  try {
    worker = await options.home.startWorker(`evaluator-${++evaluatorCount}`, 'evaluator');
  } catch (error) {
    return failed('no-worker', `No worker could be started: ${String(error)}`);
  }
  const evaluation = await Promise.race([aborted, answerOf(worker, program, options)]);
  worker.kill();
  return evaluation;
}

let evaluatorCount = 0;

function answerOf(
  worker: WorkerHandle,
  program: CompiledProgram,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const { eventLoop, settings, seed, onLog } = options;
  const limitMs = settings.evaluationLimitMs;
  let site: number | null = null;
  let hasBegun = false;
  return new Promise((resolve) => {
    let timer = eventLoop.after(settings.startTimeoutMs, () => {
      resolve(failed('no-worker', 'The worker that evaluates programs did not start'));
    });
    const finish = (evaluation: Evaluation): void => {
      timer.cancel();
      resolve(evaluation);
    };
    const locate = (where: number | null): void => {
      site = where;
      if (hasBegun) return;
      hasBegun = true;
      timer.cancel();
      timer = eventLoop.after(limitMs, () => resolve(endless(program, site, limitMs)));
    };
    worker.onGone((reason) => finish(failed('worker-gone', `The worker is gone: ${reason}`)));
    const rate = new RateLimit(settings.messagesPerSecond);
    worker.port.onMessage((raw) => {
      const message = rate.allows(eventLoop.nowMs()) ? checkFromEvaluator(raw, program) : FLOOD;
      if (message.type === 'refused') finish(refused(message.reason));
      else if (message.type === 'evaluating') locate(message.site);
      else if (message.type === 'log') onLog(wordsOf(message, program));
      else finish(inText(message, program));
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

const FLOOD = { type: 'refused' as const, reason: 'too many messages a second' };

/** A graph may be refused for what an honest program made; all else is a forgery. */
function refused(reason: string): Evaluation {
  if (reason.startsWith('evaluated: ')) {
    return failed(
      'graph-refused',
      `The program's graph cannot be drawn or run here (${reason.slice('evaluated: '.length)}). ` +
        `A graph has at most ${MAX_NODES} operators, ${MAX_EDGES} streams between them and ` +
        `${MAX_SUBTASKS} subtasks; its settings are numbers and texts within their ranges.`,
    );
  }
  return failed(
    'bad-answer',
    `The worker that evaluates programs sent what it should not send (${reason}) and was ended. ` +
      'That happens where a program replaces parts of the platform, such as MessagePort or Map: ' +
      'leave those alone.',
  );
}

function wordsOf({ entries }: LogMessage, { maps }: CompiledProgram): LogEntry[] {
  return entries.map((entry) => programWords(entry, maps.instrumented).entry);
}

/** With the frames of the compiled text in the program's own. */
function inText({ graph, diagnostics }: Evaluation, { maps }: CompiledProgram): Evaluation {
  const located = diagnostics.map((diagnostic) => {
    const { frames, ...rest } = diagnostic;
    return frames === undefined
      ? diagnostic
      : { ...rest, frames: framesIn(maps.instrumented, frames) };
  });
  return { graph, diagnostics: located };
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
