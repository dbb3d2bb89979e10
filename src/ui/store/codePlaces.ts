/**
 * Between operators and the program's text. A call site spans its whole call expression, receivers
 * and all; an operator's own part is what no inner operator's call covers, with the settings that
 * are chained to it (`.name('…')`, `.uid('…')`), as the reader thinks of it.
 */
import type { SourcePosition, SourceRange, StreamGraph, StreamNode } from '../../model/index.ts';

const SETTING_NAMES = [
  ...['name', 'uid', 'setParallelism', 'setMaxParallelism', 'setBufferTimeout'],
  ...['disableChaining', 'startNewChain', 'slotSharingGroup'],
];
const SETTINGS = new RegExp(`^\\s*\\.\\s*(?:${SETTING_NAMES.join('|')})\\s*\\(`);

/** The offset after the parenthesis that closes the one before `from`; the text's end without. */
function afterClosing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (char === "'" || char === '"' || char === '`') at = afterQuote(text, at);
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** The offset of the quote that closes the one at `from`. */
function afterQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[from]) return at;
  }
  return text.length;
}

function withSettings(text: string, end: number): number {
  for (let at = end; ; ) {
    const match = SETTINGS.exec(text.slice(at, at + 200));
    if (!match) return at;
    at = afterClosing(text, at + match[0].length);
  }
}

function innerEnd(graph: StreamGraph, node: StreamNode, range: SourceRange): number {
  let end = range.start;
  for (const other of graph.nodes) {
    const inner = other.callSite?.range;
    if (!inner || other.id === node.id || inner.start !== range.start) continue;
    if (inner.end < range.end && inner.end > end) end = inner.end;
  }
  return end;
}

/** The part of the text that is this operator's own; null where it has no place. */
export function ownRange(text: string, graph: StreamGraph, node: StreamNode): SourceRange | null {
  const range = node.callSite?.range;
  if (!range) return null;
  const inner = innerEnd(graph, node, range);
  const afterInner = inner > range.start ? withSettings(text, inner) : inner;
  const blank = /^\s*/.exec(text.slice(afterInner))![0].length;
  const start = Math.min(afterInner + blank, range.end);
  return { start, end: withSettings(text, range.end) };
}

/** The operator whose own part holds the offset; the smallest part wins. */
export function nodeAt(text: string, graph: StreamGraph, offset: number): StreamNode | null {
  let best: StreamNode | null = null;
  let bestLength = Number.POSITIVE_INFINITY;
  for (const node of graph.nodes) {
    const range = ownRange(text, graph, node);
    if (!range || offset < range.start || offset > range.end) continue;
    if (range.end - range.start >= bestLength) continue;
    best = node;
    bestLength = range.end - range.start;
  }
  return best;
}

/** The offsets of a whole line, from its first sign that is not blank. */
export function rangeOfPosition(text: string, position: SourcePosition): SourceRange {
  const lines = text.split('\n');
  const index = Math.min(Math.max(position.line, 1), lines.length) - 1;
  const lineStart = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  const line = lines[index]!;
  const indent = line.length - line.trimStart().length;
  return { start: lineStart + indent, end: lineStart + line.trimEnd().length };
}
