/** The program's text, where it came from, and its picture. */
import type { Diagnostic, DrawnProgram } from '../../model/index.ts';
import type { AppState, DrawnGraph, Program, ProgramState } from './appState.ts';
import { IDLE_JOB } from './jobSlice.ts';
import type { KeyValueStore } from './ports.ts';
import type { OpenedText } from './TextShelf.ts';

const LAST_KEY = 'millrace.lastExample';

/** The program that was open last, in this tab or else in any, or the first. */
export function lastProgram(
  stores: readonly KeyValueStore[],
  programs: readonly Program[],
): Program | null {
  for (const store of stores) {
    const id = store.get(LAST_KEY);
    const known = programs.find((program) => program.id === id);
    if (known) return known;
  }
  return programs.find(({ ownName }) => ownName === undefined) ?? null;
}

/** Remembers which program is open. */
export function rememberProgram(stores: readonly KeyValueStore[], programId: string): void {
  for (const store of stores) store.set(LAST_KEY, programId);
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
  isTyping: false,
  rival: null,
};

/** The program after one of the list was opened: nothing of the one before stays. */
export function withOpened(
  { editedExamples }: ProgramState,
  program: Program,
  { text, rival }: OpenedText,
): ProgramState {
  const isAsItCame = text === program.text && program.ownName === undefined;
  return {
    ...EMPTY_PROGRAM,
    text,
    fileName: `${program.id}.ts`,
    exampleId: program.id,
    saveState: isAsItCame ? 'example' : 'saved',
    editedExamples,
    rival,
  };
}

/** The program after a whole text was given that is none of the list. */
export function withLoaded({ editedExamples }: ProgramState, text: string): ProgramState {
  return { ...EMPTY_PROGRAM, text, editedExamples };
}

/** The program while it has no text: no graph, and nothing to remark. */
export function withNothing(program: ProgramState): ProgramState {
  const { text } = program;
  return { ...program, isDrawing: false, drawn: null, diagnosedText: text, diagnostics: [] };
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

/** True where the graph that is shown is the one that ran, of the same program. */
export function isJobsGraph(state: AppState): boolean {
  const { drawn } = state.program;
  return drawn?.streamGraph.hash === state.job.runHash && !isOthersJob(state);
}

/** The graph that the job's figures belong to; null while they are of an earlier program. */
export function liveGraph(state: AppState): DrawnGraph | null {
  const { drawn } = state.program;
  return state.job.snapshot !== null && isJobsGraph(state) ? drawn : null;
}

/** True where the job is of another program than the one that is open. */
export function isOthersJob({ job, program }: AppState): boolean {
  return job.phase !== 'idle' && job.programId !== program.exampleId;
}

/** The errors of the program. */
export function errorsOf({ diagnostics }: ProgramState): readonly Diagnostic[] {
  return diagnostics.filter((one) => one.severity === 'error');
}

/** The last run never began, for an error of the program as it stands: there was no job. */
export function wasRefused({ job, program }: AppState): boolean {
  const isFailed = job.end?.status === 'FAILED' && job.snapshot === null;
  return isFailed && job.runText === program.diagnosedText && errorsOf(program).length > 0;
}

/** The state with what a person typed; what was said of a text that was refused goes with it. */
export function withTyped(state: AppState, text: string): AppState {
  const job = wasRefused(state) ? IDLE_JOB : state.job;
  return { ...state, job, program: { ...state.program, text, isTyping: true } };
}
