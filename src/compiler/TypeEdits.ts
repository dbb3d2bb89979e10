/**
 * What goes out of a program's text when its types do. Line ends stay where they were, and two
 * words that a type kept apart stay apart. Knows the comments, so that a token can be found from
 * its neighbours: everything else between two tokens is white space.
 */
import type MagicString from 'magic-string';
import type { SyntaxNode } from './syntaxTree.ts';

/** Anything with a place in the text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Edits of one text; must be made before any others of the same MagicString. */
export class TypeEdits {
  readonly text: string;
  private readonly edits: MagicString;
  private readonly commentEnds: ReadonlyMap<number, number>;
  private readonly commentStarts: ReadonlyMap<number, number>;
  private readonly removedEnds = new Set<number>();
  private readonly insertions: (() => void)[] = [];

  constructor(text: string, comments: readonly TextSpan[], edits: MagicString) {
    this.text = text;
    this.edits = edits;
    this.commentEnds = new Map(comments.map(({ start, end }) => [start, end]));
    this.commentStarts = new Map(comments.map(({ start, end }) => [end, start]));
  }

  /** Takes a span out; its line ends stay. */
  remove(start: number, end: number): void {
    const before = this.text.slice(Math.max(0, start - 2), start);
    const isGlue = WORD_END.test(before) && WORD_START.test(this.text.slice(end, end + 2));
    this.replace(start, end, isGlue ? ' ' : '');
    this.removedEnds.add(end);
  }

  /** Puts something in a span's place; its line ends follow. */
  replace(start: number, end: number, by: string): void {
    const content = by + this.lineEnds(start, end);
    if (content === '') this.edits.remove(start, end);
    else this.edits.overwrite(start, end, content);
  }

  /** Puts something in a span's place, and its line ends behind the text up to `until`. */
  replaceMovingLines(start: number, end: number, by: string, until: number): void {
    this.edits.overwrite(start, end, by);
    this.insertAfter(until, this.lineEnds(start, end));
  }

  /** A statement or a class member that is only a type; what stood before it stays ended. */
  removeStatement(node: SyntaxNode): void {
    this.replace(node.start, node.end, ';');
  }

  /** Adds before what begins at the offset; of several, the last one stands first. */
  insertBefore(offset: number, by: string): void {
    this.insertions.push(() => this.edits.prependRight(offset, by));
  }

  /** Adds behind what ends at the offset; of several, the last one stands last. */
  insertAfter(offset: number, by: string): void {
    this.insertions.push(() => this.edits.appendLeft(offset, by));
  }

  /** Ends the edits: to take text out would take out what was added to it. */
  insertAll(): void {
    for (const insert of this.insertions) insert();
  }

  /** True where what ended here was taken out. */
  isRemovedUpTo(offset: number): boolean {
    return this.removedEnds.has(offset);
  }

  /** The first token's start at or behind the offset. */
  next(offset: number): number {
    let at = offset;
    for (;;) {
      const end = this.commentEnds.get(at);
      if (end !== undefined) at = end;
      else if (at < this.text.length && SPACE.test(this.text[at]!)) at++;
      else return at;
    }
  }

  /** The last token's end at or before the offset. */
  previous(offset: number): number {
    let at = offset;
    for (;;) {
      const start = this.commentStarts.get(at);
      if (start !== undefined) at = start;
      else if (at > 0 && SPACE.test(this.text[at - 1]!)) at--;
      else return at;
    }
  }

  /** The word that begins at the offset; empty where a sign does. */
  wordAt(offset: number): string {
    WORD.lastIndex = offset;
    return WORD.exec(this.text)?.[0] ?? '';
  }

  /** Takes out a sign of one character, if it is there. */
  removeSign(at: number, sign: string): void {
    if (this.text[at] === sign) this.remove(at, at + 1);
  }

  hasLineEnd(start: number, end: number): boolean {
    return this.lineEnds(start, end) !== '';
  }

  private lineEnds(start: number, end: number): string {
    return this.text.slice(start, end).replace(/[^\n]+/g, '');
  }
}

const SPACE = /\s/;
const WORD = /[\w$]*/y;
const WORD_END = /[\p{ID_Continue}$]$/u;
const WORD_START = /^[\p{ID_Continue}$#\\]/u;
