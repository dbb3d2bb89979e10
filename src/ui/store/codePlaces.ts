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

const endsByStart = new WeakMap<StreamGraph, ReadonlyMap<number, readonly number[]>>();

/** Where the calls of operators end that begin at one place, in order; made once a graph. */
function endsOf(graph: StreamGraph): ReadonlyMap<number, readonly number[]> {
  const known = endsByStart.get(graph);
  if (known) return known;
  const ends = new Map<number, Set<number>>();
  for (const { callSite } of graph.nodes) {
    if (!callSite) continue;
    const { start, end } = callSite.range;
    const same = ends.get(start);
    if (same) same.add(end);
    else ends.set(start, new Set([end]));
  }
  const made = new Map([...ends].map(([start, all]) => [start, [...all].sort((a, b) => a - b)]));
  endsByStart.set(graph, made);
  return made;
}

function innerEnd(graph: StreamGraph, range: SourceRange): number {
  const ends = endsOf(graph).get(range.start) ?? [];
  let [below, above] = [0, ends.length];
  while (below < above) {
    const middle = (below + above) >> 1;
    if (ends[middle]! < range.end) below = middle + 1;
    else above = middle;
  }
  return Math.max(range.start, ends[below - 1] ?? range.start);
}

/** The part of the text that is this operator's own; null where it has no place. */
export function ownRange(text: string, graph: StreamGraph, node: StreamNode): SourceRange | null {
  const range = node.callSite?.range;
  if (!range) return null;
  const inner = innerEnd(graph, range);
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
