/**
 * What is worth saying of a run that goes as it should: functions that do what is hardly meant,
 * records that were too late. Each is said once an operator, as a diagnostic and as a line of the
 * log. A worker only names the kind; the words are made here.
 */
import type { Diagnostic, JobEvent, OperatorMetrics, StreamGraph } from '../../model/index.ts';
import type { EventLoop } from '../EventLoop.ts';
import type { RemarkMessage } from '../protocol/index.ts';

/** Where warnings go, and when it is. */
export interface WarningOutlet {
  readonly emit: (event: JobEvent) => void;
  readonly eventLoop: Pick<EventLoop, 'nowMs'>;
}

/** Of one job. */
export class JobWarnings {
  private readonly graph: StreamGraph;
  private readonly outlet: WarningOutlet;
  private readonly remarked = new Set<number>();

  constructor(job: WarningOutlet & { readonly streamGraph: StreamGraph }) {
    this.graph = job.streamGraph;
    this.outlet = job;
  }

  /** A TaskManager tells of an operator's function. */
  remark({ nodeId, remark, method }: RemarkMessage): void {
    if (this.remarked.has(nodeId)) return;
    this.remarked.add(nodeId);
    this.say([this.warningAt(nodeId, remark, method)]);
  }

  /** At the end of the job, from the last reading of each task. */
  end(operators: readonly OperatorMetrics[]): void {
    const counts = new Map<number, number>();
    for (const { nodeId, lateRecordsDropped } of operators) {
      counts.set(nodeId, (counts.get(nodeId) ?? 0) + lateRecordsDropped);
    }
    const late = [...counts].filter(([, count]) => count > 0);
    this.say(
      late.map(([nodeId, count]) =>
        this.warningAt(
          nodeId,
          'late-records-dropped',
          count === 1 ? '1 late record was' : `${count} late records were`,
        ),
      ),
    );
  }

  private say(warnings: readonly Diagnostic[]): void {
    emitWarnings(warnings, this.outlet);
  }

  private warningAt(nodeId: number, code: keyof typeof WORDS, subject: string): Diagnostic {
    const node = this.graph.nodes.find(({ id }) => id === nodeId);
    const { position, range } = node?.callSite ?? {};
    const message = WORDS[code](subject, node?.name ?? 'an operator');
    return { severity: 'warning', code, message, position, range, nodeId };
  }
}

/** As an event, and as lines of the log. */
export function emitWarnings(warnings: readonly Diagnostic[], outlet: WarningOutlet): void {
  if (warnings.length === 0) return;
  const { emit, eventLoop } = outlet;
  emit({ kind: 'warnings', warnings });
  const entries = warnings.map(({ code, message }) => ({
    timeMs: eventLoop.nowMs(),
    level: 'warn' as const,
    source: 'JobManager',
    message,
    code,
  }));
  emit({ kind: 'log', entries });
}

const WORDS = {
  'gives-nothing-back': (method: string, name: string) =>
    method === 'filter'
      ? `filter() of ${name} gave nothing back for a record (undefined), which counts as false: ` +
        'the record was dropped. Is a return missing?'
      : `${method}() of ${name} gave nothing back (undefined), and that is what goes on. Is a ` +
        'return missing? With braces an arrow function needs one: (x) => { return x * 2; }.',
  'result-not-taken': (method: string, name: string) =>
    `${method}() of ${name} gives its result back, where nobody takes it, and puts out nothing. ` +
    'Hand each record to the collector instead: out.collect(record).',
  'call-not-completed': (method: string, name: string) =>
    `${method}() of ${name} gave its result back, where nobody takes it: the call waits for its ` +
    'future until the timeout. Complete it instead: resultFuture.complete([record]).',
  'late-records-dropped': (count: string, name: string) =>
    `${count} dropped at ${name}: behind the watermark, their windows were closed. Allow more ` +
    'disorder in the WatermarkStrategy, or keep them by allowedLateness() or sideOutputLateData().',
} as const;
