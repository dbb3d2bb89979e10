/**
 * The program's text, where it came from, and its picture. Texts that the user changed are kept in
 * the browser, one draft for each example, so that opening another one loses nothing.
 */
import type { DrawnProgram } from '../../model/index.ts';
import type { AppState, DrawnGraph, Example, ProgramState } from './appState.ts';
import type { KeyValueStore } from './ports.ts';

const DRAFT_PREFIX = 'millrace.draft.';
const LAST_KEY = 'millrace.lastExample';

/** The kept text of an example; null where the user never changed it. */
export function readDraft(storage: KeyValueStore, exampleId: string): string | null {
  return storage.get(DRAFT_PREFIX + exampleId);
}

/** Keeps a changed text; an unchanged one needs no draft. */
export function keepDraft(storage: KeyValueStore, example: Example, text: string): void {
  if (text === example.text) storage.remove(DRAFT_PREFIX + example.id);
  else storage.set(DRAFT_PREFIX + example.id, text);
}

/** The example that was open last, or the first. */
export function lastExample(storage: KeyValueStore, examples: readonly Example[]): Example | null {
  const id = storage.get(LAST_KEY);
  return examples.find((example) => example.id === id) ?? examples[0] ?? null;
}

/** Remembers which example is open. */
export function rememberExample(storage: KeyValueStore, exampleId: string): void {
  storage.set(LAST_KEY, exampleId);
}

/** A program that nobody has drawn yet. */
export const EMPTY_PROGRAM: ProgramState = {
  text: '',
  fileName: 'job.ts',
  exampleId: null,
  saveState: 'loaded',
  editedExamples: new Set(),
  isDrawing: false,
  drawn: null,
  diagnosedText: null,
  diagnostics: [],
};

/** The program after an example was opened. */
export function withExample(program: ProgramState, example: Example, draft: string | null) {
  const next: ProgramState = {
    ...program,
    text: draft ?? example.text,
    fileName: `${example.id}.ts`,
    exampleId: example.id,
    saveState: draft === null ? 'example' : 'saved',
  };
  return next;
}

/** The program after an answer of the client; the last good graph stays where there is none. */
export function withDrawn(program: ProgramState, text: string, answer: DrawnProgram): ProgramState {
  const { streamGraph, jobGraph, diagnostics } = answer;
  const drawn = streamGraph && jobGraph ? { text, streamGraph, jobGraph } : program.drawn;
  return { ...program, isDrawing: false, drawn, diagnosedText: text, diagnostics };
}

/** True while the graph is of an earlier text because the text has an error. */
export function isGraphStale(program: ProgramState): boolean {
  const { drawn, diagnosedText } = program;
  return drawn !== null && diagnosedText !== null && drawn.text !== diagnosedText;
}

/** The graph that the job's figures belong to; null while they are of an earlier program. */
export function liveGraph(state: AppState): DrawnGraph | null {
  const { drawn } = state.program;
  if (!drawn || state.job.snapshot === null) return null;
  return drawn.streamGraph.hash === state.job.runHash ? drawn : null;
}

/** The job's name: the program's own, or the file's. */
export function jobNameOf(program: ProgramState): string {
  return program.drawn?.streamGraph.jobName || program.fileName.replace(/\.ts$/, '');
}
