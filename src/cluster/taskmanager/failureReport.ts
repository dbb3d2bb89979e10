/**
 * A task's failure as the message that tells it: bounded texts only. Nothing in here throws, so
 * that whatever a program has thrown ends its job with a sentence.
 */
import { programFrames } from '../../compiler/index.ts';
import {
  errorText,
  isError,
  isInstance,
  messageOf,
  nameOf,
  RecordError,
  type TaskFailure,
  UnprintableRecordError,
  valueText,
} from '../../engine/index.ts';
import type { FailureReport } from '../protocol/index.ts';
import { OutputBudgetError } from './OutputCollector.ts';

/** Characters of a record that a failure shows. */
const SHOWN_RECORD = 2000;

/** What can be said of an error where nothing else can. */
export function placeless(error: unknown): TaskFailure {
  return { error, hasRecord: false };
}

/** The failure as the JobManager is told it. */
export function reportOf(failure: TaskFailure): FailureReport {
  try {
    return fullReport(failure);
  } catch {
    const { nodeId, edgeId } = failure;
    return { message: 'Something was thrown that cannot be told', nodeId, edgeId };
  }
}

function fullReport(failure: TaskFailure): FailureReport {
  const { error, nodeId, edgeId } = failure;
  const frames = programFrames(error);
  const base = { message: failureMessage(error), ...codeOf(error), nodeId, edgeId };
  const report = frames.length > 0 ? { ...base, frames } : base;
  return failure.hasRecord ? { ...report, record: shortJson(failure.record) } : report;
}

/** JSON text of a record; where it is long, its beginning as a JSON string. */
function shortJson(record: unknown): string {
  const { text, isCut } = valueText(record, SHOWN_RECORD);
  return isCut ? JSON.stringify(`${text}…`) : text;
}

/** Errors of ours have a kind that the screen explains. */
function codeOf(error: unknown): Pick<FailureReport, 'code'> {
  if (isInstance(error, RecordError)) return { code: 'record-not-transferable' };
  if (isInstance(error, UnprintableRecordError)) return { code: 'record-not-printable' };
  if (isInstance(error, OutputBudgetError)) return { code: 'output-too-large' };
  return {};
}

const OURS = ['RecordError', 'UnprintableRecordError', 'OutputBudgetError'];

/** The user's own message; the error's kind in front of it where it says something. */
function failureMessage(error: unknown): string {
  if (!isError(error)) return `${messageOf(error)} was thrown`;
  return OURS.includes(nameOf(error)) ? messageOf(error) : errorText(error);
}
