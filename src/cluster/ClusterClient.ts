/**
 * Programs in, results out: compiles, has the graph evaluated in a worker, submits the job, and
 * tells listeners what happens. One program runs at a time; a newer one cancels it. A program's
 * fault is a result, never a rejection.
 */
import { type CompiledProgram, compileProgram, createJobGraph } from '../compiler/index.ts';
import { messageOf } from '../engine/index.ts';
import type {
  Diagnostic,
  DrawnProgram,
  FullRecord,
  JobClient,
  JobEvent,
  JobFailure,
  JobResult,
  RunSettings,
  StreamGraph,
} from '../model/index.ts';
import { Dispatcher } from './Dispatcher.ts';
import type { EventLoop } from './EventLoop.ts';
import {
  EVALUATION_CANCELED,
  type Evaluation,
  type EvaluationSignal,
  evaluateInWorker,
} from './evaluateInWorker.ts';
import type { Home } from './Home.ts';
import type { EnumeratorFactory } from './jobmanager/Enumerators.ts';
import { FullRecords } from './jobmanager/FullRecords.ts';
import { emitWarnings } from './jobmanager/JobWarnings.ts';
import { throwingPlace } from './jobmanager/jobFailure.ts';
import { type ClusterSettings, DEFAULT_SETTINGS } from './settings.ts';

/** The world of a client. */
export interface ClusterClientOptions {
  /** A fresh home; one per running job, disposed of at its end. */
  readonly createHome: () => Home;
  readonly eventLoop: EventLoop;
  readonly createEnumerator: EnumeratorFactory;
  readonly settings?: Partial<ClusterSettings>;
}

const CANCELED: JobResult = { status: 'CANCELED', outputs: {}, error: null };

/** A run that has begun; `isStopped` holds from the moment that somebody asked for its end. */
interface Run {
  /** Counts from 1. */
  readonly id: number;
  isStopped: boolean;
  readonly signal: EvaluationSignal;
  readonly ended: Promise<JobResult>;
}

/** A JobManager with the client's side of it. */
export class ClusterClient implements JobClient {
  private readonly options: ClusterClientOptions;
  private readonly settings: ClusterSettings;
  private readonly dispatcher = new Dispatcher();
  private readonly listeners = new Set<(event: JobEvent) => void>();
  private currentRun: Run | null = null;
  private runCount = 0;
  /** Of the job that runs, or ran last. */
  private fullRecords: FullRecords | null = null;
  /** Kept for the next evaluation or run, so that a first Run finds it warm. */
  private idleHome: Home | null = null;
  /** That of the run; drawings share it, because there is one sandbox at a time. */
  private busyHome: Home | null = null;
  private readonly sharedEvaluations = new Set<EvaluationSignal>();

  constructor(options: ClusterClientOptions) {
    this.options = options;
    this.settings = { ...DEFAULT_SETTINGS, ...options.settings };
  }

  async draw(programText: string): Promise<DrawnProgram> {
    const compiled = compileProgram(programText);
    if (compiled.program === null) return { diagnostics: compiled.diagnostics };
    const shared = await this.evaluateBesideRun(compiled.program);
    if (shared !== null) return drawn(shared, compiled.diagnostics);
    const home = this.takeHome();
    const evaluation = await this.evaluate(compiled.program, home, DRAWING_SEED);
    this.returnHome(home);
    return drawn(evaluation, compiled.diagnostics);
  }

  async run(programText: string, settings: RunSettings): Promise<JobResult> {
    await this.stop();
    const signal = { abort: null };
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const run: Run = {
      id: ++this.runCount,
      isStopped: false,
      signal,
      ended: begun.then(() => this.runProgram(run, programText, settings)),
    };
    this.currentRun = run;
    begin();
    const result = await run.ended;
    if (this.currentRun === run) this.currentRun = null;
    return result;
  }

  async stop(): Promise<void> {
    const run = this.currentRun;
    if (run === null) return;
    run.isStopped = true;
    run.signal.abort?.();
    this.dispatcher.runningJob()?.cancel();
    await run.ended;
  }

  async fullRecord(id: number): Promise<FullRecord> {
    return this.fullRecords?.find(id) ?? { kind: 'gone', reason: 'dropped' };
  }

  subscribe(listener: (event: JobEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends everything; the client cannot be used afterwards. */
  async dispose(): Promise<void> {
    await this.stop();
    await this.idleHome?.dispose();
    this.idleHome = null;
  }

  /** In the home of the job that runs, if one does; null where that ended meanwhile. */
  private async evaluateBesideRun(program: CompiledProgram): Promise<Evaluation | null> {
    const home = this.busyHome;
    if (home === null) return null;
    const signal: EvaluationSignal = { abort: null };
    this.sharedEvaluations.add(signal);
    const evaluation = await this.evaluate(program, home, DRAWING_SEED, signal);
    this.sharedEvaluations.delete(signal);
    const isCanceled = evaluation.diagnostics[0]?.code === EVALUATION_CANCELED;
    return isCanceled ? null : evaluation;
  }

  private async runProgram(run: Run, text: string, settings: RunSettings): Promise<JobResult> {
    const compiled = compileProgram(text);
    if (compiled.program === null) return this.refused(compiled.diagnostics);
    const home = this.takeHome();
    this.busyHome = home;
    try {
      const { seed } = settings;
      const evaluation = await this.evaluate(compiled.program, home, seed, run.signal, run.id);
      if (run.isStopped) return this.ended(CANCELED);
      const { graph } = evaluation;
      if (graph === null) return this.refused(evaluation.diagnostics);
      this.warn([...compiled.diagnostics, ...evaluation.diagnostics], run.id);
      const job = this.submit(graph, compiled.program, home, { ...settings, runId: run.id });
      if (run.isStopped) job.cancel();
      return await job.ended;
    } catch (error) {
      return this.ended(failedResult({ message: messageOf(error) }));
    } finally {
      this.busyHome = null;
      for (const signal of this.sharedEvaluations) signal.abort?.();
      await home.dispose();
    }
  }

  private submit(
    streamGraph: StreamGraph,
    program: CompiledProgram,
    home: Home,
    { seed, collectOutputs, runId }: RunSettings & { readonly runId: number },
  ) {
    const { eventLoop, createEnumerator } = this.options;
    this.fullRecords = new FullRecords(eventLoop, runId);
    return this.dispatcher.submit({
      fullRecords: this.fullRecords,
      streamGraph,
      jobGraph: createJobGraph(streamGraph),
      program,
      seed,
      collectOutputs,
      home,
      eventLoop,
      settings: this.settings,
      createEnumerator,
      emit: (event) => this.emit(event, runId),
    });
  }

  private evaluate(
    program: CompiledProgram,
    home: Home,
    seed: number,
    signal?: EvaluationSignal,
    runId?: number,
  ): Promise<Evaluation> {
    return evaluateInWorker(program, {
      home,
      eventLoop: this.options.eventLoop,
      settings: this.settings,
      seed,
      onLog: (entries) => this.emit({ kind: 'log', entries }, runId),
      signal,
    });
  }

  private refused(diagnostics: readonly Diagnostic[]): JobResult {
    const fault = diagnostics.find(({ severity }) => severity === 'error');
    const message = fault?.message ?? 'The program cannot be run';
    const { code, position, nodeId, frames = [] } = fault ?? {};
    const failure = { message, code, ...position, nodeId, ...throwingPlace(frames) };
    return this.ended(failedResult(failure));
  }

  private ended(result: JobResult): JobResult {
    const { status, error } = result;
    this.emit({ kind: 'ended', result: { status, error } });
    return result;
  }

  private takeHome(): Home {
    const home = this.idleHome ?? this.options.createHome();
    this.idleHome = null;
    return home;
  }

  private returnHome(home: Home): void {
    if (this.idleHome === null && this.currentRun === null) this.idleHome = home;
    else void home.dispose();
  }

  /** What its evaluation has to say of a program that runs. */
  private warn(warnings: readonly Diagnostic[], runId: number): void {
    const { eventLoop } = this.options;
    emitWarnings(warnings, { eventLoop, emit: (event) => this.emit(event, runId) });
  }

  private emit(event: JobEvent, runId?: number): void {
    const told = event.kind === 'log' && runId !== undefined ? ofRun(event, runId) : event;
    for (const listener of this.listeners) listener(told);
  }
}

/** Lines of a log that say which run they are of. */
function ofRun(event: Extract<JobEvent, { kind: 'log' }>, runId: number): JobEvent {
  return { ...event, entries: event.entries.map((entry) => ({ ...entry, runId })) };
}

/** A program's graph may not depend on it; any number will do. */
const DRAWING_SEED = 1;

function drawn(evaluation: Evaluation, compileRemarks: readonly Diagnostic[]): DrawnProgram {
  const diagnostics = [...compileRemarks, ...evaluation.diagnostics];
  if (evaluation.graph === null) return { diagnostics };
  try {
    const jobGraph = createJobGraph(evaluation.graph);
    return { streamGraph: evaluation.graph, jobGraph, diagnostics };
  } catch (error) {
    const fault = { severity: 'error' as const, code: 'job-graph', message: messageOf(error) };
    return { diagnostics: [...diagnostics, fault] };
  }
}

function failedResult(error: JobFailure): JobResult {
  return { status: 'FAILED', outputs: {}, error };
}
