/**
 * Where a run's failure came from in the text that is shown. The places follow what is typed around
 * them, edit by edit; a place that is typed into is gone, for its text is not the one that failed.
 */
import type { JobFailure, SourcePosition, SourceRange } from '../../model/index.ts';
import { smallestEdit, type TextEdit } from '../code/textSync.ts';
import type { AppState, FaultMarks } from './appState.ts';
import { rangeOfPosition } from './codePlaces.ts';

function lineOf(text: string, at: SourcePosition | undefined): SourceRange | null {
  return at === undefined ? null : rangeOfPosition(text, at);
}

/** The throw's own place; the operator's, where that is all that is known. */
function placeIn(failure: JobFailure): SourcePosition | undefined {
  if (failure.thrownAt) return failure.thrownAt;
  const { line, column = 1 } = failure;
  return line === undefined ? undefined : { line, column };
}

/** The marks of a failure of this text. */
export function marksOfFailure(text: string, failure: JobFailure): FaultMarks {
  const thrown = lineOf(text, placeIn(failure));
  const lines = new Set(thrown ? [thrown.start] : []);
  const frames = (failure.frames ?? []).flatMap((frame) => {
    const range = rangeOfPosition(text, frame);
    if (lines.has(range.start)) return [];
    lines.add(range.start);
    return [range];
  });
  return { failure, text, thrown, frames };
}

/** A line after an edit; null where the edit is in it. What begins a new line is not. */
function moved(range: SourceRange, edit: TextEdit): SourceRange | null {
  const by = edit.text.length - (edit.end - edit.start);
  const isBegun = edit.end === range.start && /(^|\n)\s*$/.test(edit.text);
  if (edit.end < range.start || isBegun) return { start: range.start + by, end: range.end + by };
  const isEnded = edit.start === range.end && /^\n/.test(edit.text);
  return edit.start > range.end || isEnded ? range : null;
}

/** Where each line stands that says this and nothing else. */
function linesThatSay(words: string, text: string): SourceRange[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const start = at + line.length - line.trimStart().length;
    at += line.length + 1;
    return line.trim() === words ? [{ start, end: start + words.length }] : [];
  });
}

/** A line between two places that changed at once: the same words, as often as before. */
function foundAgain(range: SourceRange, before: string, after: string): SourceRange | null {
  const words = before.slice(range.start, range.end);
  const [old, now] = [linesThatSay(words, before), linesThatSay(words, after)];
  const at = old.findIndex(({ start }) => start === range.start);
  return old.length === now.length ? (now[at] ?? null) : null;
}

/** The marks in a later text. */
export function movedMarks(marks: FaultMarks, text: string): FaultMarks {
  const edit = smallestEdit(marks.text, text);
  if (edit === null) return marks;
  const follow = (range: SourceRange | null) =>
    range && (moved(range, edit) ?? foundAgain(range, marks.text, text));
  return {
    ...marks,
    text,
    thrown: follow(marks.thrown),
    frames: marks.frames.flatMap((frame) => follow(frame) ?? []),
  };
}

/** What failed last in the job that the state knows; null where nothing did. */
function failureOf({ job }: AppState): JobFailure | null {
  if (job.end) return job.end.status === 'FAILED' ? job.end.error : null;
  return job.snapshot?.failure ?? null;
}

function isSame(a: JobFailure, b: JobFailure): boolean {
  return a.message === b.message && a.line === b.line && a.thrownAt?.line === b.thrownAt?.line;
}

/** The marks as they are to be now; null where the job's program is not the one that is open. */
export function nextMarks(state: AppState): FaultMarks | null {
  const { job, program, faultMarks } = state;
  const failure = failureOf(state);
  const isOpen = job.programId === program.exampleId && job.runText !== null;
  if (!failure || !isOpen) return null;
  const isKnown = faultMarks !== null && isSame(faultMarks.failure, failure);
  const marks = isKnown ? faultMarks : marksOfFailure(job.runText, failure);
  return marks.text === program.text ? marks : movedMarks(marks, program.text);
}
