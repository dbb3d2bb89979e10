/**
 * TypeScript → JavaScript by edits on its text: everything that is only a type goes out, enums and
 * parameter properties become what they stand for, and the rest stays as it is written, line for
 * line. Where a type kept two lines or two operators apart, a `;` or parentheses do so after it.
 */
import { stripClass, stripMember } from './stripClasses.ts';
import { stripEnum } from './stripEnums.ts';
import { childrenOf, isOnlyType, type SyntaxNode } from './syntaxTree.ts';
import type { TypeEdits } from './TypeEdits.ts';

/** Edits away all types of a program; must come before any other edit of its text. */
export function stripTypes(program: SyntaxNode, edits: TypeEdits): void {
  const visit = (node: SyntaxNode, parent: SyntaxNode): void => {
    if (isTypeStatement(node)) {
      edits.removeStatement(node);
      return;
    }
    for (const child of childrenOf(node)) {
      if (!isOnlyType(child) || isTypeStatement(child)) visit(child, node);
    }
    strip(node, parent, edits);
    endStatement(node, parent, edits);
  };
  for (const statement of program['body'] as SyntaxNode[]) visit(statement, program);
  edits.insertAll();
}

/** Whole statements and class members that leave nothing. */
function isTypeStatement(node: SyntaxNode): boolean {
  if (node['declare'] === true || TYPE_STATEMENTS.has(node.type)) return true;
  if (node.type === 'ExportAllDeclaration') return node['exportKind'] === 'type';
  return node.type === 'ClassProperty' && node['abstract'] === true;
}

const TYPE_STATEMENTS = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSDeclareMethod',
  'TSIndexSignature',
  'TSNamespaceExportDeclaration',
]);

type Strip = (node: SyntaxNode, edits: TypeEdits, parent: SyntaxNode) => void;

function strip(node: SyntaxNode, parent: SyntaxNode, edits: TypeEdits): void {
  stripMark(node, edits);
  const whole = STRIPS_WHOLE[node.type];
  if (whole !== undefined) {
    whole(node, edits, parent);
    return;
  }
  STRIPS[node.type]?.(node, edits, parent);
  stripThis(node, edits);
  for (const field of TYPE_FIELDS) {
    const type: SyntaxNode | null | undefined = node[field];
    if (type) edits.remove(type.start, type.end);
  }
}

/** For nodes whose types need more than to be taken out. */
const STRIPS_WHOLE: Readonly<Record<string, Strip>> = {
  TSAsExpression: stripAs,
  TSSatisfiesExpression: stripAs,
  TSTypeAssertion: stripAssertion,
  TSNonNullExpression: (node, edits) => edits.remove(node.end - 1, node.end),
  TSEnumDeclaration: stripEnum,
  ArrowFunctionExpression: stripArrow,
};

/** For nodes that have words or signs of their own beside their types. */
const STRIPS: Readonly<Record<string, Strip>> = {
  ClassDeclaration: stripClass,
  ClassExpression: stripClass,
  ClassMethod: stripMember,
  ClassPrivateMethod: stripMember,
  ClassProperty: stripMember,
  ClassPrivateProperty: stripMember,
  VariableDeclarator: (node, edits) => {
    if (node['definite'] === true) stripSign(node['id'], '!', edits);
  },
};

/** Fields that hold a type with its own sign: the colon, or the angle brackets. */
const TYPE_FIELDS = [
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'superTypeParameters',
  'superTypeArguments',
  'returnType',
];

/** The question mark of an optional parameter. */
function stripMark(node: SyntaxNode, edits: TypeEdits): void {
  if (node['optional'] === true && PARAMETERS.has(node.type)) stripSign(node, '?', edits);
}

const PARAMETERS = new Set(['Identifier', 'ObjectPattern', 'ArrayPattern', 'RestElement']);

/** A sign that stands before the type of a name, or at its end. */
function stripSign(name: SyntaxNode, sign: string, edits: TypeEdits): void {
  const type: SyntaxNode | null | undefined = name['typeAnnotation'];
  const end = type ? edits.previous(type.start) : name.end;
  const at = edits.text[end] === sign ? end : end - 1;
  edits.removeSign(at, sign);
}

/** The parameter `this`, with the comma behind it. */
function stripThis(node: SyntaxNode, edits: TypeEdits): void {
  const [first, second] = (node['params'] ?? []) as SyntaxNode[];
  if (first?.type !== 'Identifier' || first['name'] !== 'this') return;
  const comma = edits.next(first.end);
  const end = edits.text[comma] === ',' ? comma + 1 : first.end;
  edits.remove(first.start, second ? edits.next(end) : end);
}

/** `a as T`: whoever reads `a + b as T * 2` must still add first. */
function stripAs(node: SyntaxNode, edits: TypeEdits, parent: SyntaxNode): void {
  const type: SyntaxNode = node['typeAnnotation'];
  const word = node.type === 'TSAsExpression' ? 'as' : 'satisfies';
  const start = edits.previous(type.start) - word.length;
  if (needsParentheses(node, parent)) {
    edits.insertBefore(node.start, '(');
    edits.insertAfter(start, ')');
  }
  edits.remove(start, node.end);
}

function needsParentheses(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.type !== 'BinaryExpression' || parent['left'] !== node) return false;
  let inner = node;
  while (inner.type === 'TSAsExpression' || inner.type === 'TSSatisfiesExpression') {
    if (inner['extra']?.parenthesized === true) return false;
    inner = inner['expression'];
  }
  if (inner['extra']?.parenthesized === true) return false;
  return inner.type === 'BinaryExpression' || inner.type === 'UnaryExpression';
}

/** `<T>a`: without it an object would be a block, and a `return` would end at its line. */
function stripAssertion(node: SyntaxNode, edits: TypeEdits): void {
  const end = edits.next(node['typeAnnotation'].end) + 1;
  const inner = edits.next(end);
  edits.replace(node.start, end, ' ');
  const isOpen = edits.text[inner] === '{' || STATEMENT_WORDS.has(edits.wordAt(inner));
  if (!isOpen && !edits.hasLineEnd(node.start, inner)) return;
  edits.insertBefore(node.start, '(');
  edits.insertAfter(node.end, ')');
}

const STATEMENT_WORDS = new Set(['function', 'class', 'async', 'let']);

/** Between the brackets of an arrow function and its arrow no line may end. */
function stripArrow(node: SyntaxNode, edits: TypeEdits): void {
  const parameters: SyntaxNode | null | undefined = node['typeParameters'];
  if (parameters) {
    const bracket = edits.next(parameters.end) + 1;
    edits.replace(parameters.start, bracket, '(');
  }
  const type: SyntaxNode | null | undefined = node['returnType'];
  if (!type) return;
  const start = edits.previous(type.start);
  const arrow = edits.next(type.end);
  if (edits.hasLineEnd(start, arrow)) edits.replaceMovingLines(start, arrow, ' ', arrow + 2);
  else edits.remove(type.start, type.end);
}

/** The type's end ended the statement too; what follows must not go on with it. */
function endStatement(node: SyntaxNode, parent: SyntaxNode, edits: TypeEdits): void {
  if (!OPEN_ENDED.has(node.type) || !edits.isRemovedUpTo(node.end)) return;
  if (node.type === 'VariableDeclaration' && parent.type.startsWith('For')) return;
  edits.insertAfter(node.end, ';');
}

const OPEN_ENDED = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'ThrowStatement',
  'ClassProperty',
  'ClassPrivateProperty',
]);
