/**
 * Numbers every call of a program and wraps it, so that whatever a call makes knows the text that
 * made it: `f(x)` becomes `__at(n,__in(n),f(x))`. `__in` runs first and pushes n; `__at` pops to
 * it. Loops get a guard, `__lap()`, through which a program that never ends can say where it is.
 */
import type MagicString from 'magic-string';
import type { SourcePosition, SourceRange } from '../model/index.ts';
import { positionOf, type SyntaxNode, walk } from './syntaxTree.ts';

/** Where a call stands in the program's text. */
export interface CallSiteEntry {
  readonly id: number;
  /** The whole expression. */
  readonly range: SourceRange;
  /** The method's name in it. */
  readonly position: SourcePosition;
}

/** Wraps calls, `new` and `throw`; the entries' ids are their indices. */
export function wrapCalls(program: SyntaxNode, edits: MagicString, entries: CallSiteEntry[]): void {
  walk(program, (node, ancestors) => {
    if (node.type === 'ThrowStatement') wrapThrow(node, entries, edits);
    else if (isWrappable(node, ancestors)) wrapCall(node, entries, edits);
  });
}

/** Puts the guard into the body of each loop; with entries, the guard says which loop it is. */
export function guardLoops(
  program: SyntaxNode,
  edits: MagicString,
  entries: CallSiteEntry[] | null,
): void {
  walk(program, (node) => {
    if (!LOOPS.has(node.type)) return;
    const site = entries === null ? '' : addEntry(node, positionOf(node), entries);
    const body: SyntaxNode = node['body'];
    if (body.type === 'BlockStatement') {
      edits.appendRight(body.start + 1, `__lap(${site});`);
      return;
    }
    edits.appendRight(body.start, `{__lap(${site});`);
    edits.appendLeft(body.end, '}');
  });
}

/** `main();` at the top level: its promise is waited for, so that a rejection is not lost. */
export function awaitTopLevelCalls(program: SyntaxNode, edits: MagicString): void {
  for (const statement of program['body'] as SyntaxNode[]) {
    if (statement.type !== 'ExpressionStatement') continue;
    const expression: SyntaxNode = statement['expression'];
    const isVoid = expression.type === 'UnaryExpression' && expression['operator'] === 'void';
    const call: SyntaxNode = isVoid ? expression['argument'] : expression;
    if (!CALLS.has(call.type) || call['callee'].type === 'Import') continue;
    edits.appendRight(call.start, '__done(');
    edits.prependLeft(call.end, ')');
  }
}

const LOOPS = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

const CALLS = new Set(['CallExpression', 'OptionalCallExpression', 'NewExpression']);

function isWrappable(node: SyntaxNode, ancestors: readonly SyntaxNode[]): boolean {
  if (!CALLS.has(node.type)) return false;
  const callee = node['callee'].type;
  if (callee === 'Super' || callee === 'Import') return false;
  const parent = ancestors.at(-1);
  if (parent?.type === 'NewExpression' && parent['callee'] === node) return false;
  return !continuesOptionalChain(node, ancestors);
}

/** True inside `a?.b().c`: only the outermost call of such a chain can be wrapped. */
function continuesOptionalChain(node: SyntaxNode, ancestors: readonly SyntaxNode[]): boolean {
  if (node.type !== 'OptionalCallExpression') return false;
  let inner = node;
  for (let index = ancestors.length - 1; index >= 0; index--) {
    const outer = ancestors[index]!;
    if (outer.type === 'TSNonNullExpression') {
      inner = outer;
      continue;
    }
    if (outer.type === 'OptionalMemberExpression') return outer['object'] === inner;
    if (outer.type === 'OptionalCallExpression') return outer['callee'] === inner;
    return false;
  }
  return false;
}

function wrapCall(node: SyntaxNode, entries: CallSiteEntry[], edits: MagicString): void {
  const id = addEntry(node, positionOf(nameNode(node)), entries);
  edits.appendRight(node.start, `__at(${id},__in(${id}),`);
  edits.prependLeft(node.end, ')');
}

function wrapThrow(node: SyntaxNode, entries: CallSiteEntry[], edits: MagicString): void {
  const argument: SyntaxNode = node['argument'];
  const id = addEntry(node, positionOf(node), entries);
  edits.appendRight(argument.start, `__thrown(${id},`);
  edits.prependLeft(argument.end, ')');
}

function addEntry(node: SyntaxNode, position: SourcePosition, entries: CallSiteEntry[]): number {
  const id = entries.length;
  entries.push({ id, range: { start: node.start, end: node.end }, position });
  return id;
}

/** What names the call: the property of a method call, else the function itself. */
function nameNode(node: SyntaxNode): SyntaxNode {
  let callee: SyntaxNode = node['callee'];
  while (callee.type === 'TSNonNullExpression' || callee.type === 'TSInstantiationExpression') {
    callee = callee['expression'];
  }
  return callee.type.endsWith('MemberExpression') ? callee['property'] : callee;
}
