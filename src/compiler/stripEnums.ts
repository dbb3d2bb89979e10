/**
 * An enum becomes the object that TypeScript makes of it: names to values, and values back to names
 * unless they are constant strings. The texts of the initialisers stay in their places; members
 * that they name are constants.
 */
import { childrenOf, type SyntaxNode } from './syntaxTree.ts';
import type { TypeEdits } from './TypeEdits.ts';

/** What the members of one enum are made with. */
interface EnumScope {
  readonly edits: TypeEdits;
  readonly isConst: boolean;
  /** Names that initialisers read. */
  readonly used: ReadonlySet<string>;
  readonly strings: StringNames;
}

/** `enum E { A, B = 'b' }` → `var E; (function (__enum) { … })(E || (E = {}));` */
export function stripEnum(node: SyntaxNode, edits: TypeEdits, parent: SyntaxNode): void {
  const name: string = node['id'].name;
  const brace = edits.next(node['id'].end);
  const twins = twinsOf(node, parent);
  const head = twins[0] === node ? `${keyword(parent)} ${name}; (` : ';(';
  const members = membersOf(node);
  const used = usedNames(members);
  const inherited = inheritedNames(node, twins, used);
  const constants = inherited.map((each) => ` const ${each} = __enum[${JSON.stringify(each)}];`);
  edits.replace(node.start, brace + 1, `${head}function (__enum) {${constants.join('')}`);
  const isConst = node['const'] === true;
  const scope = { edits, isConst, used, strings: new StringNames(parent, twins) };
  let value = '0';
  for (const [index, member] of members.entries()) {
    value = stripEnumMember(member, index, value, scope);
  }
  edits.replace(node.end - 1, node.end, `})(${name} || (${name} = {}));`);
}

/** Takes the value that the member has without an initialiser; returns the next one's. */
function stripEnumMember(
  member: SyntaxNode,
  index: number,
  value: string,
  { edits, isConst, used, strings }: EnumScope,
): string {
  const name = nameOf(member);
  const variable = `__enum${index}`;
  const text = JSON.stringify(name);
  // A member of a const enum is its value, even where objects have that name for themselves.
  const place = `__enum[${text}] = ${variable}`;
  const property = `{ value: ${variable}, enumerable: true }`;
  const define = `Object.defineProperty(__enum, ${text}, ${property});`;
  const constant = used.has(name) ? ` const ${name} = ${variable};` : '';
  const initializer: SyntaxNode | null | undefined = member['initializer'];
  const isString = initializer ? strings.isString(initializer) : false;
  const entry = isString ? `${place};` : `__enum[${place}] = ${text};`;
  const kept = isConst && name === '__proto__' ? ` ${define}` : '';
  const end = `; ${entry}${kept}${constant}`;
  edits.removeSign(edits.next(member.end), ',');
  if (!initializer) {
    edits.replace(member.start, member.end, `const ${variable} = ${value}${end}`);
    return /^\d+$/.test(value) ? String(Number(value) + 1) : `${variable} + 1`;
  }
  const equals = edits.next(member['id'].end);
  edits.replace(member.start, equals + 1, `const ${variable} =`);
  edits.insertAfter(member.end, end);
  return `${variable} + 1`;
}

function membersOf(node: SyntaxNode): SyntaxNode[] {
  return (node['body']?.members ?? node['members']) as SyntaxNode[];
}

function nameOf(member: SyntaxNode): string {
  const id: SyntaxNode = member['id'];
  return id.type === 'Identifier' ? id['name'] : id['value'];
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

/** Members of earlier enums of the same name that this one reads without naming the enum. */
function inheritedNames(
  node: SyntaxNode,
  twins: readonly SyntaxNode[],
  used: ReadonlySet<string>,
): string[] {
  const before = twins.slice(0, twins.indexOf(node)).flatMap(membersOf).map(nameOf);
  const own = new Set(membersOf(node).map(nameOf));
  return [...new Set(before)].filter((name) => used.has(name) && !own.has(name));
}

/** Enums of one name add up to one object. */
function twinsOf(node: SyntaxNode, parent: SyntaxNode): readonly SyntaxNode[] {
  const twins = enumsOf(parent).filter((other) => other['id'].name === node['id'].name);
  return twins.includes(node) ? twins : [node];
}

function enumsOf(parent: SyntaxNode): SyntaxNode[] {
  return declarationsOf(parent).filter(
    (each) => each.type === 'TSEnumDeclaration' && each['declare'] !== true,
  );
}

function declarationsOf(parent: SyntaxNode): SyntaxNode[] {
  if (!Array.isArray(parent['body'])) return [];
  return (parent['body'] as SyntaxNode[]).map((each) => each['declaration'] ?? each);
}

function keyword(parent: SyntaxNode): string {
  return parent.type === 'BlockStatement' ? 'let' : 'var';
}

/** What TypeScript knows to be a string without running anything. */
class StringNames {
  private readonly constants = new Set<string>();
  private readonly members = new Map<string, ReadonlySet<string>>();
  private readonly own: string;

  constructor(parent: SyntaxNode, twins: readonly SyntaxNode[]) {
    this.own = twins[0]!['id'].name;
    for (const declared of declarationsOf(parent)) {
      if (declared.type === 'TSEnumDeclaration') this.addEnum(declared);
      else if (declared.type === 'VariableDeclaration' && declared['kind'] === 'const') {
        for (const each of declared['declarations'] as SyntaxNode[]) this.addConstant(each);
      }
    }
    if (!this.members.has(this.own)) for (const twin of twins) this.addEnum(twin);
  }

  isString(node: SyntaxNode): boolean {
    if (node.type === 'StringLiteral' || node.type === 'TemplateLiteral') return true;
    if (node.type === 'BinaryExpression') {
      if (node['operator'] !== '+') return false;
      return this.isString(node['left']) || this.isString(node['right']);
    }
    if (node.type === 'Identifier') {
      const own = this.members.get(this.own)?.has(node['name']) === true;
      return own || this.constants.has(node['name']);
    }
    if (node.type !== 'MemberExpression' || node['object'].type !== 'Identifier') return false;
    const key: SyntaxNode = node['property'];
    const name: unknown = node['computed'] === true ? key['value'] : key['name'];
    return this.members.get(node['object'].name)?.has(name as string) === true;
  }

  private addConstant({ id, init }: SyntaxNode): void {
    if (id.type !== 'Identifier' || id.typeAnnotation || !init) return;
    if (this.isString(init)) this.constants.add(id.name);
  }

  private addEnum(node: SyntaxNode): void {
    const name: string = node['id'].name;
    const strings = new Set(this.members.get(name));
    this.members.set(name, strings);
    for (const member of membersOf(node)) {
      const { initializer } = member;
      if (initializer && this.isString(initializer)) strings.add(nameOf(member));
    }
  }
}
