/**
 * What a job tells of itself while it runs: snapshots, output, log. It gathers what its workers
 * send, and puts the program's own words in order: whose they are, and where.
 */
import type { CompiledProgram } from '../../compiler/index.ts';
import type {
  JobEvent,
  JobFailure,
  JobGraph,
  JobResult,
  LogEntry,
  StackFrame,
  StreamGraph,
} from '../../model/index.ts';
import type { EventLoop } from '../EventLoop.ts';
import { outputBudgetSentence } from '../outputBudget.ts';
import type {
  FromTaskManager,
  LogMessage,
  MetricsMessage,
  OutputMessage,
} from '../protocol/index.ts';
import type { FullRecords } from './FullRecords.ts';
import { JobMetrics } from './JobMetrics.ts';
import { JobOutputs } from './JobOutputs.ts';
import { JobWarnings } from './JobWarnings.ts';
import { failureLines } from './jobFailure.ts';
import { type SnapshotFacts, snapshotOfJob } from './jobSnapshot.ts';
import { programWords } from './programWords.ts';
import type { Slot } from './scheduler.ts';
import type { TaskManagerConnection } from './TaskManagerConnection.ts';

/** A job, and who hears of it. */
export interface JobReportOptions {
  readonly jobGraph: JobGraph;
  readonly streamGraph: StreamGraph;
  readonly program: Pick<CompiledProgram, 'maps'>;
  readonly slots: readonly Slot[];
  readonly collectOutputs: boolean;
  readonly fullRecords: FullRecords;
  /** Characters of records that a result may hold. */
  readonly budgetChars: number;
  readonly eventLoop: EventLoop;
  readonly emit: (event: JobEvent) => void;
}

/** What changes from one snapshot to the next, beside what is gathered here. */
export type CurrentFacts = Pick<
  SnapshotFacts,
  'status' | 'failure' | 'restart' | 'executions' | 'taskManagers'
>;

/** One a job. */
export class JobReport {
  readonly metrics: JobMetrics;
  private readonly options: JobReportOptions;
  private readonly outputs: JobOutputs;
  private readonly warnings: JobWarnings;
  private readonly names: ReadonlyMap<number, string>;
  private readonly startMs: number;

  constructor(options: JobReportOptions) {
    this.options = options;
    this.startMs = options.eventLoop.nowMs();
    this.metrics = new JobMetrics(options.streamGraph);
    this.outputs = new JobOutputs(options.collectOutputs, options.fullRecords);
    this.warnings = new JobWarnings(options);
    this.names = new Map(options.streamGraph.nodes.map(({ id, name }) => [id, name]));
  }

  /** What a worker tells of its tasks; gives a failure where it tells more than may be kept. */
  receive(from: TaskManagerConnection, message: FromTaskManager): JobFailure | null {
    switch (message.type) {
      case 'metrics':
        this.addMetrics(message);
        break;
      case 'output':
        return this.addOutputs(from, message);
      case 'log':
        this.addLog(message);
        break;
      case 'remark':
        this.warnings.remark(message);
        break;
      case 'fullRecord':
        this.options.fullRecords.receive(from, message);
        break;
      case 'keptRecords':
        this.options.fullRecords.keep(from, message);
        break;
      default:
    }
    return null;
  }

  /** The JobManager's own words. */
  log(level: 'info' | 'warn' | 'error', message: string): void {
    const timeMs = this.options.eventLoop.nowMs();
    this.options.emit({ kind: 'log', entries: [{ timeMs, level, source: 'JobManager', message }] });
  }

  logFailure(failure: JobFailure): void {
    this.log('error', failureLines(failure));
  }

  /** One snapshot with what was printed up to it. */
  report(facts: CurrentFacts): void {
    const { jobGraph, streamGraph, slots, eventLoop, emit } = this.options;
    const nowMs = eventLoop.nowMs();
    const { metrics } = this;
    const durationMs = nowMs - this.startMs;
    const snapshot = snapshotOfJob({
      ...facts,
      ...{ jobGraph, streamGraph, slots, metrics, nowMs, durationMs },
    });
    emit({ kind: 'snapshot', snapshot });
    const outputs = this.outputs.takeRecent();
    if (outputs.length > 0) emit({ kind: 'output', outputs });
  }

  /** The last word; gives the result. */
  end(status: JobResult['status'], error: JobFailure | null): JobResult {
    this.warnings.end(this.metrics.operators());
    this.log('info', `Job ${this.options.jobGraph.jobName} is ${status}`);
    this.options.emit({ kind: 'ended', result: { status, error } });
    return { status, outputs: this.outputs.result(), error };
  }

  private addMetrics({ tasks, samples = [] }: MetricsMessage): void {
    const nowMs = this.options.eventLoop.nowMs();
    for (const { reading, ...id } of tasks) this.metrics.add(id, reading, nowMs);
    this.metrics.addSamples(samples);
  }

  /** Takes records, and lets the next ones come. */
  private addOutputs(from: TaskManagerConnection, { outputs }: OutputMessage): JobFailure | null {
    from.send({ type: 'outputTaken' });
    this.outputs.add(from, outputs);
    const { budgetChars } = this.options;
    if (this.outputs.keptChars() <= budgetChars) return null;
    return { code: 'output-too-large', message: outputBudgetSentence(budgetChars) };
  }

  /** The program's words, in the name of the operator that said them. */
  private addLog({ entries }: LogMessage): void {
    this.options.emit({ kind: 'log', entries: entries.map((entry) => this.told(entry)) });
  }

  private told(said: LogMessage['entries'][number]): LogEntry {
    const { entry, calls } = programWords(said, this.options.program.maps.plain);
    const speaker = said.nodeId ?? this.nodeAround(calls);
    const operator = speaker === undefined ? undefined : this.names.get(speaker);
    return {
      ...entry,
      ...(operator !== undefined && { operator }),
      ...(said.subtask !== undefined && { subtask: said.subtask }),
    };
  }

  /** The operator in whose call in the program's text something was thrown. */
  private nodeAround(calls: readonly StackFrame[]): number | undefined {
    const [innermost] = calls;
    if (innermost === undefined) return undefined;
    const at = this.options.program.maps.plain.offsetOf(innermost);
    let found: { readonly id: number; readonly size: number } | null = null;
    for (const { id, callSite } of this.options.streamGraph.nodes) {
      if (callSite === undefined || at < callSite.range.start || at >= callSite.range.end) continue;
      const size = callSite.range.end - callSite.range.start;
      if (found === null || size < found.size) found = { id, size };
    }
    return found?.id;
  }
}
