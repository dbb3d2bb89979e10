/**
 * The memory of one evaluation: which call is under way, and what `execute()` handed over. There
 * is a fresh one for each evaluation, and nothing else remembers anything.
 */
import type { ExchangeFunctions, OperatorFactory } from '../../engine/index.ts';
import {
  type Diagnostic,
  isSinkKind,
  type SourcePosition,
  type SourceRange,
  type StreamGraph,
} from '../../model/index.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import type { OperatorTransformation } from './Transformation.ts';

/** A call in the program's text. */
export interface KnownCallSite {
  readonly id: number;
  readonly range: SourceRange;
  readonly position: SourcePosition;
}

/** Which call is under way, and where calls stand. */
export interface CallSites {
  /** Number of the innermost call; undefined where nobody counts. */
  current(): number | undefined;
  find(site: number | undefined): KnownCallSite | undefined;
}

/** For evaluations that need no positions. */
export const NO_CALL_SITES: CallSites = { current: () => undefined, find: () => undefined };

/** What one `execute()` hands over. */
export interface ExecutedProgram {
  readonly graph: StreamGraph;
  readonly operators: ReadonlyMap<number, OperatorFactory>;
  readonly exchanges: ReadonlyMap<number, ExchangeFunctions>;
  readonly warnings: readonly Diagnostic[];
}

/** What the recorder looks at of a pipeline. */
interface PipelineOperators {
  readonly operators: readonly OperatorTransformation[];
}

/** Takes the one graph of a program. */
export class ProgramRecorder {
  readonly callSites: CallSites;
  /** All environments' operators. */
  private readonly pipelines: PipelineOperators[] = [];
  /** The operators that are part of the job. */
  private taken: ReadonlySet<OperatorTransformation> = new Set();
  private executed: ExecutedProgram | null = null;
  private error: unknown = null;

  constructor(callSites: CallSites = NO_CALL_SITES) {
    this.callSites = callSites;
  }

  /** A pipeline begins. */
  addPipeline(pipeline: PipelineOperators): void {
    this.pipelines.push(pipeline);
  }

  /** The number of the call that built last: a sink's, where there is one. */
  lastBuilt(): number | undefined {
    const all = this.pipelines.flatMap(({ operators }) => operators);
    const sinks = all.filter(({ kind }) => isSinkKind(kind));
    return [...all, ...sinks].at(-1)?.site;
  }

  /** Warns of sinks that belong to no executed job, once the program has come to its end. */
  droppedSinks(): Diagnostic[] {
    const dropped = this.pipelines.flatMap((pipeline) => {
      const isOther = !pipeline.operators.some((operator) => this.taken.has(operator));
      const sinks = pipeline.operators.filter(
        (operator) => isSinkKind(operator.kind) && !this.taken.has(operator),
      );
      return sinks.map((sink) => ({ sink, isOther }));
    });
    return dropped.map(({ sink, isOther }) => this.droppedSink(sink, isOther));
  }

  private droppedSink(sink: OperatorTransformation, isOther: boolean): Diagnostic {
    const place = this.callSites.find(sink.site);
    const identifier = sink.params['identifier'];
    const name = typeof identifier === 'string' ? `print('${identifier}')` : sink.name;
    const base = { severity: 'warning' as const, position: place?.position, range: place?.range };
    if (!isOther) {
      const message =
        `${name} does not run, as in Flink: it was built after execute(). ` +
        'Call execute() at the end of the program.';
      return { ...base, code: 'sink-after-execute', message };
    }
    const message =
      `${name} does not run, as in Flink: it was built on an environment that was not executed. ` +
      'A program is one job here: build all of it on the environment whose execute() is called.';
    return { ...base, code: 'sink-of-other-environment', message };
  }

  /** What was executed; null before. */
  program(): ExecutedProgram | null {
    return this.executed;
  }

  /** Why an `execute()` failed, even where the program caught it; null where none has. */
  failure(): unknown {
    return this.error;
  }

  /** Throws where the program has executed before, or cannot become a graph. */
  execute(pipeline: PipelineOperators, generate: () => ExecutedProgram): void {
    try {
      if (this.executed !== null) throw executedTwice();
      this.executed = generate();
      this.taken = new Set(pipeline.operators);
    } catch (error) {
      if (error instanceof ProgramError) error.site ??= this.callSites.current();
      this.error = error;
      throw error;
    }
  }
}

function executedTwice(): ProgramError {
  return new ProgramError(
    'execute-twice',
    'The program calls execute() a second time. A program is one job here: ' +
      'put both pipelines before one env.execute() at its end.',
  );
}
