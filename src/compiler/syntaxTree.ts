/**
 * The parsed program, as far as the compiler looks at it: nodes of @babel/parser with their
 * offsets, and one walk over them that passes by everything that is only a type.
 */
import { parse } from '@babel/parser';
import type { Diagnostic, SourcePosition } from '../model/index.ts';

/** A node by structure; what it holds is looked up by name. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
  // any: the fields of a node depend on its type, and the parser's own types are not at run time
  readonly [field: string]: any;
}

/** A parsed program, or why it is none. */
export interface ParsedProgram {
  /** Null where the program has a syntax error. */
  readonly program: SyntaxNode | null;
  /** Where the comments stand. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses TypeScript as a module, with `await` at the top; RangeError where it is too deep. */
export function parseProgram(text: string): ParsedProgram {
  try {
    const file = parse(text, {
      sourceType: 'module',
      plugins: ['typescript', 'decorators', 'decoratorAutoAccessors'],
      errorRecovery: true,
    });
    const faults = (file.errors ?? []).filter((error) => !isTypeFault(error));
    const diagnostics = faults.map((error) => syntaxDiagnostic(error, text));
    const program = file.program as unknown as SyntaxNode;
    const comments = (file.comments ?? []) as ParsedProgram['comments'];
    return { program: diagnostics.length > 0 ? null : program, comments, diagnostics };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { program: null, comments: [], diagnostics: [syntaxDiagnostic(error, text)] };
  }
}

/** What only the types forbid does not keep a program from running. */
function isTypeFault(error: object): boolean {
  return 'syntaxPlugin' in error && error.syntaxPlugin === 'typescript';
}

/** Where a node begins, 1-based. */
export function positionOf(node: SyntaxNode): SourcePosition {
  return { line: node.loc.start.line, column: node.loc.start.column + 1 };
}

/**
 * Calls `enter` for each node that exists at run time, parents first, in the order of the text.
 * `ancestors` holds the nodes above it, nearest last, and changes when `enter` has returned.
 */
export function walk(
  root: SyntaxNode,
  enter: (node: SyntaxNode, ancestors: readonly SyntaxNode[]) => void,
): void {
  const ancestors: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    if (isOnlyType(node)) return;
    enter(node, ancestors);
    ancestors.push(node);
    for (const child of childrenOf(node)) visit(child);
    ancestors.pop();
  };
  visit(root);
}

/** TypeScript's nodes that are still there when the types are gone. */
const VALUE_NODES = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
]);

/** True for what leaves nothing behind, with all that is in it. */
export function isOnlyType(node: SyntaxNode): boolean {
  if (node.declare === true) return true;
  return node.type.startsWith('TS') && !VALUE_NODES.has(node.type);
}

/** What a node is made of, in the order of the text. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const field of Object.keys(node)) {
    if (NO_CHILDREN.has(field)) continue;
    const value: unknown = node[field];
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const part of parts) if (isSyntaxNode(part)) children.push(part);
  }
  return children.sort((a, b) => a.start - b.start);
}

const NO_CHILDREN = new Set([
  'loc',
  'extra',
  'leadingComments',
  'innerComments',
  'trailingComments',
]);

function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

interface ParserError {
  readonly message: string;
  readonly loc?: { readonly line: number; readonly column: number };
  readonly pos?: number;
}

function syntaxDiagnostic(error: unknown, text: string): Diagnostic {
  const { message, loc, pos } = error as ParserError;
  const start = Math.min(pos ?? 0, text.length);
  return {
    severity: 'error',
    code: 'syntax-error',
    message: `Syntax error: ${message.replace(/\s*\(\d+:\d+\)$/, '')}`,
    position: loc ? { line: loc.line, column: loc.column + 1 } : { line: 1, column: 1 },
    range: { start, end: Math.min(start + 1, text.length) },
  };
}
