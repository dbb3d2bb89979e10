/**
 * An enum becomes the object that TypeScript makes of it: names to values, and numbers back to
 * names. The texts of the initialisers stay in their places; members that they name are constants.
 */
import { childrenOf, type SyntaxNode } from './syntaxTree.ts';
import type { TypeEdits } from './TypeEdits.ts';

/** `enum E { A, B = 'b' }` → `var E; (function (__enum) { … })(E || (E = {}));` */
export function stripEnum(node: SyntaxNode, edits: TypeEdits, parent: SyntaxNode): void {
  const name: string = node['id'].name;
  const brace = edits.next(node['id'].end);
  const head = isFirst(node, parent) ? `${keyword(parent)} ${name}; (` : ';(';
  edits.replace(node.start, brace + 1, `${head}function (__enum) {`);
  const members = (node['body']?.members ?? node['members']) as SyntaxNode[];
  const used = usedNames(members);
  let value = '0';
  for (const member of members) value = stripEnumMember(member, value, used, edits);
  edits.replace(node.end - 1, node.end, `})(${name} || (${name} = {}));`);
}

/** Takes the value that the member has without an initialiser; returns the next one's. */
function stripEnumMember(
  member: SyntaxNode,
  value: string,
  used: ReadonlySet<string>,
  edits: TypeEdits,
): string {
  const id: SyntaxNode = member['id'];
  const name: string = id.type === 'Identifier' ? id['name'] : id['value'];
  const place = `__enum[${JSON.stringify(name)}]`;
  const back = `__enum[${place}] = ${JSON.stringify(name)};`;
  const constant = used.has(name) ? ` const ${name} = ${place};` : '';
  const initializer: SyntaxNode | null | undefined = member['initializer'];
  edits.removeSign(edits.next(member.end), ',');
  if (!initializer) {
    edits.replace(member.start, member.end, `${place} = ${value}; ${back}${constant}`);
    return /^\d+$/.test(value) ? String(Number(value) + 1) : `${place} + 1`;
  }
  const equals = edits.next(id.end);
  edits.replace(member.start, equals + 1, `${place} =`);
  edits.insertAfter(member.end, `; if (typeof ${place} !== 'string') ${back}${constant}`);
  return `${place} + 1`;
}

/** Names that initialisers read: the constants that other members must be. */
function usedNames(members: readonly SyntaxNode[]): Set<string> {
  const names = new Set<string>();
  const collect = (node: SyntaxNode): void => {
    if (node.type === 'Identifier') names.add(node['name']);
    for (const child of childrenOf(node)) collect(child);
  };
  for (const { initializer } of members) if (initializer) collect(initializer);
  return names;
}

/** Enums of one name add up to one object. */
function isFirst(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (!Array.isArray(parent['body'])) return true;
  const isTwin = (other: SyntaxNode): boolean => {
    const declared: SyntaxNode = other['declaration'] ?? other;
    if (declared.type !== 'TSEnumDeclaration' || declared['declare'] === true) return false;
    return declared['id'].name === node['id'].name;
  };
  const first = (parent['body'] as SyntaxNode[]).find(isTwin);
  return first === undefined || (first['declaration'] ?? first) === node;
}

function keyword(parent: SyntaxNode): string {
  return parent.type === 'BlockStatement' ? 'let' : 'var';
}
