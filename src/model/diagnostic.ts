/**
 * What is said to a user about a program: always a value, never an exception.
 * Lines and columns are 1-based and count UTF-16 code units in the program's own text.
 */

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
  /** The record that the operator was given, as JSON value. */
  readonly record?: unknown;
  /** The StreamNode; absent where the failure has no place in the graph. */
  readonly nodeId?: number;
}
