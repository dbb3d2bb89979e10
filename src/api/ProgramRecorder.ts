/**
 * The memory of one evaluation: which call is under way, and what `execute()` handed over. There
 * is a fresh one for each evaluation, and nothing else remembers anything.
 */
import type { ExchangeFunctions, OperatorFactory } from '../engine/index.ts';
import type { Diagnostic, SourcePosition, SourceRange, StreamGraph } from '../model/index.ts';
import { ProgramError } from './ProgramError.ts';

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

/** Takes the one graph of a program. */
export class ProgramRecorder {
  readonly callSites: CallSites;
  private executed: ExecutedProgram | null = null;
  private error: unknown = null;

  constructor(callSites: CallSites = NO_CALL_SITES) {
    this.callSites = callSites;
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
  execute(generate: () => ExecutedProgram): void {
    try {
      if (this.executed !== null) throw executedTwice();
      this.executed = generate();
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
