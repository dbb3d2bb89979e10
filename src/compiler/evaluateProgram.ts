/**
 * Runs a compiled program up to its end, and takes the graph and the functions that it handed to
 * `execute()`. Whatever goes wrong is a diagnostic at the place in the text that is to blame.
 */
import {
  type CallSites,
  createApi,
  type ExecutedProgram,
  ProgramError,
  ProgramRecorder,
} from '../api/index.ts';
import {
  errorText,
  isInstance,
  type ProgramClass,
  type ProgramFunctions,
  raiseScrutiny,
} from '../engine/index.ts';
import type { Diagnostic, SourcePosition, StackFrame, StreamGraph } from '../model/index.ts';
import { CallSiteStack } from './CallSiteStack.ts';
import type { CallSiteEntry } from './callSites.ts';
import { chainableEdges, createJobGraph } from './createJobGraph.ts';
import { sizeProblem } from './jobSize.ts';
import {
  type ProgramModule,
  type ProgramScope,
  type ScopeGlobals,
  scopeGlobals,
} from './programScope.ts';
import { programFrames } from './programStack.ts';

/** How a program is evaluated. */
export interface EvaluateOptions {
  /** Those of the instrumented text; without them nodes and errors have no place. */
  readonly callSites?: readonly CallSiteEntry[];
  /** Globals that the program sees instead of the realm's. */
  readonly scope?: Partial<ScopeGlobals>;
  /** Called in every round of every loop of the program, now and when its functions run. */
  readonly onLap?: () => void;
  /** Shows where the program is; for whoever waits for one that does not end. */
  readonly stack?: CallSiteStack;
}

/** A graph with its functions, or why there is none. */
export type EvaluateResult =
  | {
      readonly graph: StreamGraph;
      readonly functions: ProgramFunctions;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly graph: null; readonly diagnostics: readonly Diagnostic[] };

type Classes = Readonly<Record<string, unknown>>;

/** Never rejects for a program's fault; a program that never ends never resolves. */
export async function evaluateProgram(
  module: ProgramModule,
  options: EvaluateOptions = {},
): Promise<EvaluateResult> {
  const stack = options.stack ?? new CallSiteStack();
  const places = new Places(stack, options.callSites ?? []);
  const recorder = new ProgramRecorder(places);
  let classes: Classes = {};
  const scope = scopeOf(recorder, stack, options, (declared) => {
    classes = declared;
  });
  try {
    await module(scope);
  } catch (error) {
    return failed(places.diagnosticOf(error));
  }
  if (recorder.failure() !== null) return failed(places.diagnosticOf(recorder.failure()));
  return resultOf(recorder, places, classes);
}

function scopeOf(
  recorder: ProgramRecorder,
  stack: CallSiteStack,
  options: EvaluateOptions,
  takeClasses: (classes: Classes) => void,
): ProgramScope {
  const pending: unknown[] = [];
  const onLap = options.onLap ?? (() => {});
  const lapWithSite = (site: number): void => {
    stack.lap(site);
    onLap();
  };
  return {
    millrace: createApi(recorder),
    hooks: {
      __in: stack.enter,
      __at: stack.leave,
      __thrown: stack.thrown,
      __lap: options.callSites === undefined ? onLap : lapWithSite,
      __done: (value) => void pending.push(value),
      __settled: () => Promise.all(pending),
      __classes: (classes, scrutiny) => {
        raiseScrutiny(scrutiny);
        takeClasses(classes);
      },
    },
    globals: scopeGlobals(options.scope ?? {}),
  };
}

function resultOf(recorder: ProgramRecorder, places: Places, classes: Classes): EvaluateResult {
  const executed = recorder.program();
  if (executed === null) return failed(noExecute(places.find(recorder.lastBuilt())));
  const { graph: drawn } = executed;
  const problem = sizeProblem(drawn, chainableEdges(drawn)) ?? parallelismProblem(executed);
  if (problem !== null) return failed(problem);
  const { graph, operators, exchanges, warnings } = executed;
  const functions = { operators, exchanges, classes: classTable(classes) };
  return { graph, functions, diagnostics: [...warnings, ...recorder.droppedSinks()] };
}

/** Told where the program stopped building: execute() is missing behind it. */
function noExecute(lastBuilt: CallSiteEntry | undefined): Diagnostic {
  return {
    severity: 'error',
    code: 'no-execute',
    message:
      'The program never calls execute(), so nothing runs: until then it only describes a job. ' +
      "Add env.execute('my job') at its end.",
    position: lastBuilt?.position,
    range: lastBuilt?.range,
  };
}

/** Flink finds this when it deploys; here it is known before. */
function parallelismProblem({ graph }: ExecutedProgram): Diagnostic | null {
  const vertex = createJobGraph(graph).vertices.find(
    ({ parallelism, maxParallelism }) => parallelism > maxParallelism,
  );
  if (vertex === undefined) return null;
  const { name, parallelism, maxParallelism } = vertex;
  const head = vertex.nodes[0]!;
  return {
    severity: 'error',
    code: 'max-parallelism',
    message:
      `Vertex ${name}'s parallelism (${parallelism}) is higher than the max parallelism ` +
      `(${maxParallelism}). Please lower the parallelism or increase the max parallelism.`,
    position: head.callSite?.position,
    range: head.callSite?.range,
    nodeId: head.id,
  };
}

function classTable(classes: Classes): ProgramFunctions['classes'] {
  const table = new Map<string, ProgramClass>();
  for (const [name, declared] of Object.entries(classes)) {
    if (isConstructor(declared)) table.set(name, declared);
  }
  return table;
}

function isConstructor(value: unknown): value is ProgramClass {
  return typeof value === 'function';
}

function failed(diagnostic: Diagnostic): EvaluateResult {
  return { graph: null, diagnostics: [diagnostic] };
}

/** Numbers of calls, as places in the text. */
class Places implements CallSites {
  private readonly stack: CallSiteStack;
  private readonly entries: readonly CallSiteEntry[];

  constructor(stack: CallSiteStack, entries: readonly CallSiteEntry[]) {
    this.stack = stack;
    this.entries = entries;
  }

  current(): number | undefined {
    return this.stack.top();
  }

  find(site: number | undefined): CallSiteEntry | undefined {
    return site === undefined ? undefined : this.entries[site];
  }

  diagnosticOf(error: unknown): Diagnostic {
    const isOurs = isInstance(error, ProgramError);
    const site = (isOurs ? error.site : undefined) ?? this.stack.siteOf(error);
    const entry = this.find(site);
    const frames = programFrames(error);
    return {
      severity: 'error',
      code: isOurs ? error.code : 'evaluation-error',
      message: isOurs ? error.message : evaluationMessage(error),
      position: entry?.position ?? lineOf(frames),
      range: entry?.range,
      ...(frames.length > 0 && { frames }),
    };
  }
}

/** For an error outside of all calls: its line, which is that of the program's text. */
function lineOf([innermost]: readonly StackFrame[]): SourcePosition | undefined {
  return innermost === undefined ? undefined : { line: innermost.line, column: 1 };
}

function evaluationMessage(error: unknown): string {
  return `The program threw while it was evaluated: ${readable(errorText(error))}`;
}

/** Without the wrapping of calls, which the engine shows where it quotes the text. */
function readable(message: string): string {
  if (!message.endsWith('require is not defined')) return message.replaceAll('__at(...)', '(…)');
  return `${message}. Write: import { … } from 'millrace'; there is nothing else to load.`;
}
