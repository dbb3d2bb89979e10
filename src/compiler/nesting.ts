/**
 * How deep a program is nested. The compiler, and the engine that reads what it writes, go down
 * into it by calls; how far that goes differs between homes, so one limit holds in all of them.
 */
import type { Diagnostic, SourcePosition } from '../model/index.ts';
import { childrenOf, positionOf, type SyntaxNode } from './syntaxTree.ts';

/** Levels of the syntax tree; each call of a chain of methods is two. */
const MOST_LEVELS = 2500;

/** Where the program is nested too deeply; null where it is not. */
export function nestingProblem(program: SyntaxNode): Diagnostic | null {
  let level: readonly SyntaxNode[] = [program];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return tooDeep(positionOf(level[0]!));
    level = level.flatMap(childrenOf);
  }
  return null;
}

/** Fewer open brackets are not what the parser stumbled over. */
const MANY_BRACKETS = 100;

/** For a text that the parser could not go through: where most brackets are open, or signs are. */
export function tooDeepText(text: string): Diagnostic {
  let [line, open, most, place] = [1, 0, 0, 1];
  for (const sign of text) {
    if (sign === '\n') line += 1;
    else if ('([{'.includes(sign)) open += 1;
    else if (')]}'.includes(sign)) open -= 1;
    if (open > most) [most, place] = [open, line];
  }
  if (most < MANY_BRACKETS) place = longestLine(text);
  return tooDeep({ line: place, column: 1 });
}

function longestLine(text: string): number {
  const lengths = text.split('\n').map((line) => line.length);
  return lengths.indexOf(lengths.reduce((a, b) => Math.max(a, b), 0)) + 1;
}

function tooDeep(position: SourcePosition): Diagnostic {
  return {
    severity: 'error',
    code: 'too-deep',
    message: 'The program is nested too deeply to be compiled. Break its longest expression up.',
    position,
  };
}
