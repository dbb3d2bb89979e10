// Purity: engine and model know neither the browser nor the clock nor chance, and never wait;
// api and compiler know no DOM; unit tests neither sleep nor read the real time.
import type { Node } from '@babel/types';
import { isCodeIn, isTest, type Source, treeOf, type Violation } from './sources.ts';
import { childrenOf, walk } from './walk.ts';

const DOM = [
  ...['document', 'window', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'Worker', 'SharedWorker', 'requestAnimationFrame'],
  ...['HTMLElement', 'BroadcastChannel'],
];
const WAITING = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Promise'],
  ...['MessageChannel', 'MessagePort'],
];
const WORLD = ['Date', 'performance', 'console', 'process', 'crypto', 'globalThis', 'self'];
const PURE = new Set([...DOM, ...WAITING, ...WORLD]);
const SLEEP = new Set(['setTimeout', 'setInterval', 'performance']);

/** Rule: nothing impure in engine and model, no DOM in api and compiler, no real time in tests. */
export function impurities(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => {
    const banned = bannedIn(source);
    if (banned === null) return [];
    const own = declaredNames(source);
    const found: Violation[] = [];
    walk(treeOf(source), (node, parent) => {
      const word = impureWord(node, parent, banned.isPure);
      if (word === null || own.has(word) || !banned.has(word)) return;
      if (isPort(source, parent)) return;
      const line = node.loc?.start.line ?? 0;
      if (!isExcused(source, line))
        found.push({ path: source.path, line, message: `uses ${word}: ${banned.cure}` });
    });
    return found;
  });
}

/** Ports that model declares for rooms above may be typed with what those rooms wait for. */
function isPort(source: Source, parent: Node | null): boolean {
  return isCodeIn('src/model', source) && parent?.type === 'TSTypeReference';
}

type Banned = { isPure: boolean; has: (word: string) => boolean; cure: string };

function bannedIn(source: Source): Banned | null {
  const isUnder = (...rooms: string[]) => rooms.some((room) => isCodeIn(`src/${room}`, source));
  if (isTest(source.path)) {
    const cure = 'a test moves a clock by hand (or says // real time: why)';
    return isCodeIn('src', source) ? { isPure: false, has: (word) => SLEEP.has(word), cure } : null;
  }
  if (isUnder('engine', 'model')) {
    const isImpure = (word: string) =>
      PURE.has(word) || ['Math.random', 'async', 'await'].includes(word);
    return { isPure: true, has: isImpure, cure: 'take it as a constructor parameter' };
  }
  if (isUnder('api', 'compiler'))
    return { isPure: false, has: (word) => DOM.includes(word), cure: 'no DOM here' };
  return null;
}

/** The word that a node stands for where it counts, else null. */
function impureWord(node: Node, parent: Node | null, isPure: boolean): string | null {
  if (node.type === 'AwaitExpression') return 'await';
  if ('async' in node && node.async === true) return 'async';
  if (node.type === 'MemberExpression' && isPure) return memberWord(node);
  if (node.type !== 'Identifier' || parent === null || isMereName(node, parent)) return null;
  if (node.name === 'Date' && isHarmlessDate(node, parent)) return null;
  return node.name;
}

function memberWord(node: Extract<Node, { type: 'MemberExpression' }>): string | null {
  const { object, property } = node;
  const isMath = object.type === 'Identifier' && object.name === 'Math';
  return isMath && property.type === 'Identifier' ? `Math.${property.name}` : null;
}

/** Asks no clock: `x instanceof Date`, `new Date(ms)`, `Date.prototype`. */
function isHarmlessDate(node: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression' && parent.object === node) {
    return parent.property.type === 'Identifier' && parent.property.name === 'prototype';
  }
  if (parent.type === 'BinaryExpression') return parent.operator === 'instanceof';
  return parent.type === 'NewExpression' && parent.callee === node && parent.arguments.length > 0;
}

/** True for `x.name`, `{ name: … }` and members of types, which are not uses of a global. */
function isMereName(node: Node, parent: Node): boolean {
  const holder = parent as unknown as {
    property?: Node;
    key?: Node;
    computed?: boolean;
    value?: Node;
  };
  if (holder.computed === true) return false;
  if (holder.property === node && /MemberExpression$/.test(parent.type)) return true;
  return holder.key === node && holder.value !== node;
}

/** Every name that a file binds itself: such a name is no global. */
function declaredNames(source: Source): Set<string> {
  const names = new Set<string>();
  walk(treeOf(source), (node) => {
    const binders = node as unknown as { id?: Node; params?: Node[]; local?: Node; param?: Node };
    const isParameterList =
      Array.isArray(binders.params) && node.type !== 'TSTypeParameterInstantiation';
    const patterns = [
      binders.id,
      binders.local,
      binders.param,
      ...(isParameterList ? (binders.params ?? []) : []),
    ];
    const signature = node as unknown as { parameters?: Node[] };
    for (const pattern of [...patterns, ...(signature.parameters ?? [])]) {
      if (pattern) for (const name of boundNames(pattern)) names.add(name);
    }
  });
  return names;
}

function boundNames(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'AssignmentPattern') return boundNames(pattern.left);
  if (pattern.type === 'ObjectProperty') return boundNames(pattern.value);
  if (/Pattern$|^RestElement$/.test(pattern.type)) return childrenOf(pattern).flatMap(boundNames);
  return [];
}

function isExcused(source: Source, line: number): boolean {
  if (!isTest(source.path)) return false;
  const lines = source.text.split('\n').slice(Math.max(0, line - 2), line);
  return lines.some((text) => text.includes('// real time: '));
}
