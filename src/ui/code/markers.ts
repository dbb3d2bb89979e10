/**
 * Our diagnostics as Monaco's markers. Plain data: the text is read here, never the editor, so
 * that a diagnostic about an older text still lands somewhere inside the newer one.
 */
import type { Diagnostic, SourceRange } from '../../model/index.ts';

/** A place in Monaco's terms: lines and columns from 1, the end exclusive. */
export interface TextRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

/** A marker without Monaco's enum of severities. */
export interface Mark extends TextRange {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly code: string;
}

/** One mark a diagnostic; one without a place is put on the first line. */
export function marksOf(diagnostics: readonly Diagnostic[], text: string): Mark[] {
  return diagnostics.map((diagnostic) => ({
    ...placeOf(diagnostic, text),
    severity: diagnostic.severity,
    message: diagnostic.message,
    code: diagnostic.code,
  }));
}

/** The lines and columns of a range of offsets; offsets behind the end are the end. */
export function textRangeOf(range: SourceRange, text: string): TextRange {
  const start = positionAt(range.start, text);
  const end = positionAt(Math.max(range.start, range.end), text);
  return {
    startLineNumber: start.line,
    startColumn: start.column,
    endLineNumber: end.line,
    endColumn: end.column,
  };
}

/** The method's name where it is known, else the range, else the first line. */
function placeOf(diagnostic: Diagnostic, text: string): TextRange {
  if (diagnostic.position) {
    const { line, column } = diagnostic.position;
    return textRangeOf(wordAt(offsetAt(line, column, text), text), text);
  }
  if (diagnostic.range) return textRangeOf(diagnostic.range, text);
  const end = text.indexOf('\n');
  return textRangeOf({ start: 0, end: end < 0 ? text.length : end }, text);
}

/** The name at the offset, or the one character there. */
function wordAt(start: number, text: string): SourceRange {
  const word = /^[\p{ID_Continue}$]+/u.exec(text.slice(start, start + 200))?.[0] ?? ' ';
  return { start, end: start + word.length };
}

function offsetAt(line: number, column: number, text: string): number {
  let offset = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', offset);
    if (end < 0) return text.length;
    offset = end + 1;
  }
  return Math.min(offset + column - 1, text.length);
}

function positionAt(offset: number, text: string): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = lineStart === 0 ? 1 : before.split('\n').length;
  return { line, column: before.length - lineStart + 1 };
}
