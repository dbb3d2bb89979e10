/**
 * Leads from a place in a compiled text back to the program's own. Made when it is first asked,
 * which is when something was thrown.
 */
import type MagicString from 'magic-string';
import type { SourcePosition } from '../model/index.ts';

type Segment = readonly number[];

/** Of one compiled text: edits of the program's, behind a beginning in its first line. */
export class SourceMap {
  private readonly edits: MagicString;
  private readonly beginning: number;
  private lines: readonly (readonly Segment[])[] | null = null;

  /** `beginning`: the characters in front of the edited text. */
  constructor(edits: MagicString, beginning: number) {
    this.edits = edits;
    this.beginning = beginning;
  }

  /** The place in the program's text; null for what has none. Lines and columns count from 1. */
  find(line: number, column: number): SourcePosition | null {
    this.lines ??= this.edits.generateDecodedMap({ hires: 'boundary' }).mappings as Segment[][];
    const inText = column - 1 - (line === 1 ? this.beginning : 0);
    let found: Segment | null = null;
    for (const segment of this.lines[line - 1] ?? []) {
      if ((segment[0] ?? 0) > inText) break;
      found = segment;
    }
    if (found === null) return null;
    const [, , row, at] = found;
    return row === undefined || at === undefined ? null : { line: row + 1, column: at + 1 };
  }

  /** The index of a place in the program's text. */
  offsetOf({ line, column }: SourcePosition): number {
    let start = 0;
    for (let at = 1; at < line && start >= 0; at++) {
      start = this.edits.original.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }
}
