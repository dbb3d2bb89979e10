/**
 * The types of classes: `abstract`, `implements`, the words and signs of members, and parameter
 * properties, which become a field and an assignment as in TypeScript for ES2022.
 */
import { childrenOf, isOnlyType, type SyntaxNode } from './syntaxTree.ts';
import type { TypeEdits } from './TypeEdits.ts';

/** Everything of a class but its members and its type parameters. */
export function stripClass(node: SyntaxNode, edits: TypeEdits): void {
  if (node['abstract'] === true && edits.wordAt(node.start) === 'abstract') {
    edits.remove(node.start, node.start + 'abstract'.length);
  }
  const interfaces = (node['implements'] ?? []) as SyntaxNode[];
  if (interfaces.length > 0) {
    const start = edits.previous(interfaces[0]!.start) - 'implements'.length;
    edits.remove(start, interfaces.at(-1)!.end);
  }
  const members = node['body'].body as SyntaxNode[];
  const maker = members.find(
    (member) => member.type === 'ClassMethod' && member['kind'] === 'constructor',
  );
  if (maker) stripParameterProperties(node, maker, edits);
}

/** The words before a member's name and the sign behind it. */
export function stripMember(member: SyntaxNode, edits: TypeEdits): void {
  const key: SyntaxNode = member['key'];
  let at = member.start;
  while (at < key.start) {
    const word = edits.wordAt(at);
    if (MODIFIERS.has(word)) {
      if (at === member.start) endPrevious(at, edits);
      edits.remove(at, at + word.length);
    }
    at = edits.next(at + Math.max(word.length, 1));
  }
  if (member['optional'] !== true && member['definite'] !== true) return;
  let sign = edits.next(key.end);
  while (edits.text[sign] === ')' || edits.text[sign] === ']') sign = edits.next(sign + 1);
  if (member['optional'] === true) edits.removeSign(sign, '?');
  else edits.removeSign(sign, '!');
}

const MODIFIERS = new Set(['public', 'private', 'protected', 'readonly', 'override', 'abstract']);

/** A member before that ended at its line only must not go on with what is left of this one. */
function endPrevious(start: number, edits: TypeEdits): void {
  const before = edits.text[edits.previous(start) - 1];
  if (before !== ';' && before !== '{') edits.insertAfter(start, ';');
}

function stripParameterProperties(declared: SyntaxNode, maker: SyntaxNode, edits: TypeEdits): void {
  const names: string[] = [];
  for (const property of maker['params'] as SyntaxNode[]) {
    if (property.type !== 'TSParameterProperty') continue;
    const parameter: SyntaxNode = property['parameter'];
    edits.remove(property.start, parameter.start);
    const target: SyntaxNode = parameter['left'] ?? parameter;
    if (target.type === 'Identifier') names.push(target['name']);
  }
  if (names.length === 0) return;
  edits.insertAfter(declared['body'].start + 1, names.map((name) => ` ${name};`).join(''));
  assign(declared, maker['body'], names, edits);
}

/** After `super()` if there is one, else first of all. */
function assign(
  declared: SyntaxNode,
  body: SyntaxNode,
  names: readonly string[],
  edits: TypeEdits,
): void {
  const assignments = names.map((name) => `this.${name} = ${name}`);
  if (declared['superClass']) {
    eachSuperCall(body, body, (call, parent) => {
      const isStatement = parent.type === 'ExpressionStatement';
      if (!isStatement) edits.insertBefore(call.start, '(');
      edits.insertAfter(call.end, `, ${assignments.join(', ')}${isStatement ? '' : ', this)'}`);
    });
    return;
  }
  const directive = (body['directives'] as SyntaxNode[]).at(-1);
  const begin = directive === undefined ? '' : ';';
  edits.insertAfter(directive?.end ?? body.start + 1, `${begin} ${assignments.join('; ')};`);
}

function eachSuperCall(
  node: SyntaxNode,
  parent: SyntaxNode,
  found: (call: SyntaxNode, parent: SyntaxNode) => void,
): void {
  if (isOnlyType(node)) return;
  if (node.type === 'CallExpression' && node['callee'].type === 'Super') found(node, parent);
  if (node.type === 'ClassBody' || node.type.startsWith('Function')) return;
  for (const child of childrenOf(node)) eachSuperCall(child, node, found);
}
