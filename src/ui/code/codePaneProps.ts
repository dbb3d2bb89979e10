/**
 * What the code pane is given and what it tells; in a file of its own, for its hooks need it
 * too.
 */
import type { Diagnostic, SourceRange } from '../../model/index.ts';
import type { CodeLanguage } from './codeTexts.ts';
import type { CodeTheme } from './editorTheme.ts';

/** The places of a failure, as ranges of the pane's own text or of the one that was typed over. */
export interface CodeFault {
  readonly failure: { readonly message: string };
  readonly thrown: SourceRange | null;
  readonly frames: readonly SourceRange[];
}

/** What the pane shows, and what it tells. */
export interface CodePaneProps {
  readonly text: string;
  /** Another name is another file: its own undo history. */
  readonly fileName: string;
  /** As the person knows the program. */
  readonly programName: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Its lines get the accent's ground. */
  readonly highlightedRange: SourceRange | null;
  /** Where the run's failure came from; kept until it is told otherwise. */
  readonly faultMarks: CodeFault | null;
  /** Scrolled into view each time that the stamp changes. */
  readonly revealRange: { readonly range: SourceRange; readonly stamp: number } | null;
  readonly language: CodeLanguage;
  readonly theme: CodeTheme;
  onChange(text: string): void;
  /** UTF-16 offset of the cursor, once it rests. */
  onCursorOffset(offset: number): void;
  onRun(): void;
}
