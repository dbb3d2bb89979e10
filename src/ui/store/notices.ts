/** What the screen says in place about faults: of the program, of the job, of a TaskManager. */
import type { Diagnostic, JobFailure, SourceRange } from '../../model/index.ts';
import type { AppState } from './appState.ts';
import { rangeOfPosition } from './codePlaces.ts';
import { errorsOf, isOthersJob } from './programSlice.ts';

/** One thing to say. */
export type Notice =
  | { readonly kind: 'failure'; readonly failure: JobFailure }
  | {
      readonly kind: 'program';
      readonly diagnostic: Diagnostic;
      readonly moreCount: number;
    }
  | {
      readonly kind: 'stuck';
      readonly taskManager: string;
      readonly operator: string | null;
      readonly nodeId: number | null;
      readonly forMs: number;
    }
  | { readonly kind: 'lost'; readonly taskManager: string };

/** While a person types, the mark in the text and in the status bar is enough. */
function programNotices(state: AppState): Notice[] {
  const errors = state.program.isTyping ? [] : errorsOf(state.program);
  const [diagnostic] = errors;
  return diagnostic ? [{ kind: 'program', diagnostic, moreCount: errors.length - 1 }] : [];
}

function taskManagerNotices(state: AppState): Notice[] {
  if (state.job.end !== null || !state.job.snapshot || isOthersJob(state)) return [];
  return state.job.snapshot.taskManagers.flatMap((one): Notice[] => {
    if (one.state === 'LOST') return [{ kind: 'lost', taskManager: one.id }];
    if (one.state !== 'NOT_ANSWERING') return [];
    const { operator = null, nodeId = null, forMs = 0 } = one.stuckIn ?? {};
    return [{ kind: 'stuck', taskManager: one.id, operator, nodeId, forMs }];
  });
}

function failureNotices(state: AppState): Notice[] {
  if (isOthersJob(state)) return [];
  const { end, snapshot, isFailureDismissed } = state.job;
  if (isFailureDismissed) return [];
  const failure = end?.status === 'FAILED' ? end.error : (snapshot?.failure ?? null);
  return failure && end?.status !== 'CANCELED' ? [{ kind: 'failure', failure }] : [];
}

/** What is to be said now; a program that failed for its own error says it once. */
export function noticesOf(state: AppState): readonly Notice[] {
  const ofProgram = programNotices(state);
  const isSameText = state.job.runText === state.program.diagnosedText;
  const isSaidThere = errorsOf(state.program).length > 0 && isSameText;
  const ofJob = isSaidThere ? [] : failureNotices(state);
  return [...ofProgram, ...ofJob, ...taskManagerNotices(state)];
}

/** Where in the text a remark is. */
export function placeOfDiagnostic(text: string, diagnostic: Diagnostic): SourceRange | null {
  if (diagnostic.range) return diagnostic.range;
  return diagnostic.position ? rangeOfPosition(text, diagnostic.position) : null;
}
