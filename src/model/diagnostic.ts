/**
 * What is said to a user about a program: always a value, never an exception.
 * Lines and columns are 1-based and count UTF-16 code units in the program's own text.
 */
import { plainJson } from './markedValue.ts';

/** A range in the program's text; offsets are 0-based UTF-16 code units, `end` is exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A place in the program's text, 1-based. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** A call that was under way when something was thrown. */
export interface StackFrame extends SourcePosition {
  /** The function's name; null where it has none. */
  readonly name: string | null;
}

/** One remark about a program, with the place it is about and the way out. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Stable name of the rule, kebab-case, such as `no-execute`. */
  readonly code: string;
  /** Flink's sentence where it has one, then our explanation and what to do. */
  readonly message: string;
  readonly position?: SourcePosition;
  readonly range?: SourceRange;
  /** The StreamNode it is about. */
  readonly nodeId?: number;
  /** Where the program threw, with the calls that led there; innermost first. */
  readonly frames?: readonly StackFrame[];
}

/** Why a job ended in FAILED, in the form that the command line and `window.millrace` give. */
export interface JobFailure {
  /** The user's own message kept; our explanation around it. */
  readonly message: string;
  /** Stable name of the kind, where the words are ours; only the screen has it. */
  readonly code?: string;
  /** Name of the operator. */
  readonly operator?: string;
  readonly line?: number;
  readonly column?: number;
  /** The record that the operator was given, as JSON value with marks (`markedValue`). */
  readonly record?: unknown;
  /** The StreamNode; absent where the failure has no place in the graph. */
  readonly nodeId?: number;
  /** The StreamEdge, where its key selector or partitioner is to blame. */
  readonly edgeId?: number;
  /** Where in the program's text it was thrown; `line` and `column` are the operator's. */
  readonly thrownAt?: SourcePosition;
  /** The program's own calls that led there, innermost first; only the screen has them. */
  readonly frames?: readonly StackFrame[];
}

/** What the command line and an embedding page are told of a failure: not what only screens use. */
export function publicFailure(failure: JobFailure): JobFailure {
  const { message, operator, line, column, record } = failure;
  return {
    message,
    ...(operator !== undefined && { operator }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(record !== undefined && { record: plainJson(record) }),
  };
}
