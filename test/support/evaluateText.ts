/** Compiles and evaluates program texts in the test's own realm, as a worker would in its. */
import {
  compileProgram,
  createJobGraph,
  type EvaluateOptions,
  type EvaluateResult,
  evaluateProgram,
  type Plan,
  type ProgramModule,
  planOf,
} from '../../src/compiler/index.ts';
import type { Diagnostic, StreamGraph } from '../../src/model/index.ts';

/** The module of a compiled text. */
export async function loadModule(javaScript: string): Promise<ProgramModule> {
  const text = Buffer.from(javaScript, 'utf8').toString('base64');
  const module = await import(/* @vite-ignore */ `data:text/javascript;base64,${text}`);
  return module.default;
}

/** Evaluates the text with call sites; a text that does not compile gives its diagnostics. */
export async function evaluateText(
  text: string,
  options: EvaluateOptions = {},
): Promise<EvaluateResult> {
  const { program, diagnostics } = compileProgram(text);
  if (program === null) return { graph: null, diagnostics };
  const module = await loadModule(program.instrumented);
  return evaluateProgram(module, { callSites: program.callSites, ...options });
}

/** Evaluates the text as a TaskManager does: for its functions, without call sites. */
export async function evaluatePlain(text: string): Promise<EvaluateResult> {
  const { program, diagnostics } = compileProgram(text);
  if (program === null) return { graph: null, diagnostics };
  return evaluateProgram(await loadModule(program.plain));
}

/** The graph of a text that must have one. */
export async function graphOf(text: string): Promise<StreamGraph> {
  const { graph, diagnostics } = await evaluateText(text);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return graph;
}

/** The plan of a text that must have one. */
export async function planOfText(text: string): Promise<Plan> {
  return planOf(createJobGraph(await graphOf(text)));
}

/** The first thing to say about a text. */
export async function firstDiagnostic(text: string): Promise<Diagnostic | undefined> {
  return (await evaluateText(text)).diagnostics[0];
}
