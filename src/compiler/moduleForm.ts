/**
 * A program as a module: what it imports, what it exports, which classes it declares. Imports
 * become a line of destructuring, exports lose their keyword; whatever cannot run becomes a
 * diagnostic.
 */
import type MagicString from 'magic-string';
import type { Diagnostic } from '../model/index.ts';
import { nearestName } from './nearestName.ts';
import { positionOf, type SyntaxNode, walk } from './syntaxTree.ts';

/** The one module that programs may import. */
const MODULE_NAME = 'millrace';

/** A name of the API under the name that the program gives it; `*` is the whole module. */
export interface ImportedName {
  readonly imported: string;
  readonly local: string;
}

/** What the compiler keeps of a program's outer form. */
export interface ModuleForm {
  /** Only what is used as a value: types are gone. */
  readonly imports: readonly ImportedName[];
  /** Names of the classes declared at the top level, in order. */
  readonly classNames: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the form of a program; `apiNames` are the names that the module has at run time. */
export function readModuleForm(program: SyntaxNode, apiNames: readonly string[]): ModuleForm {
  const diagnostics: Diagnostic[] = [];
  const used = valueNames(program);
  const imports: ImportedName[] = [];
  for (const statement of program['body'] as SyntaxNode[]) {
    if (statement.type === 'ImportDeclaration') {
      imports.push(...readImport(statement, used, apiNames, diagnostics));
    }
  }
  diagnostics.push(...unsupportedForms(program));
  return { imports, classNames: classNames(program), diagnostics };
}

/** Takes imports out of the text, and the keyword from exports; lines stay where they are. */
export function removeModuleSyntax(program: SyntaxNode, text: string, edits: MagicString): void {
  if (text.startsWith('#!')) edits.overwrite(0, 2, '//');
  for (const statement of program['body'] as SyntaxNode[]) {
    if (statement.type === 'ImportDeclaration') blank(statement, text, edits);
    if (statement.type === 'ExportNamedDeclaration') {
      const declaration: SyntaxNode | null = statement['declaration'];
      if (declaration) edits.remove(statement.start, declaration.start);
      else blank(statement, text, edits);
    }
    if (statement.type === 'ExportDefaultDeclaration') removeDefaultExport(statement, text, edits);
  }
}

function removeDefaultExport(statement: SyntaxNode, text: string, edits: MagicString): void {
  const declaration: SyntaxNode = statement['declaration'];
  if (declaration.type.startsWith('TS')) {
    edits.remove(statement.start, declaration.start);
    return;
  }
  if (declaration['id']) {
    edits.remove(statement.start, declaration.start);
    return;
  }
  const words = /^export(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)+default/.exec(
    text.slice(statement.start, declaration.start),
  )!;
  edits.overwrite(statement.start, statement.start + words[0].length, 'const __default =');
  edits.appendLeft(statement.end, ';');
}

/** Nothing but the line ends of a node stays. */
function blank(node: SyntaxNode, text: string, edits: MagicString): void {
  const lines = text.slice(node.start, node.end).split('\n').length - 1;
  edits.overwrite(node.start, node.end, `;${'\n'.repeat(lines)}`);
}

function readImport(
  statement: SyntaxNode,
  used: ReadonlySet<string>,
  apiNames: readonly string[],
  diagnostics: Diagnostic[],
): ImportedName[] {
  if (statement['importKind'] === 'type') return [];
  const specifiers = statement['specifiers'] as SyntaxNode[];
  const values = specifiers.filter((specifier) => isValueImport(specifier, used));
  const from: string = statement['source'].value;
  if (from !== MODULE_NAME) {
    if (specifiers.length === 0 || values.length > 0) diagnostics.push(foreignModule(statement));
    return [];
  }
  return values.flatMap((specifier) => {
    const problem = importProblem(specifier, apiNames);
    if (problem === null) return [importedName(specifier)];
    diagnostics.push(problem);
    return [];
  });
}

function isValueImport(specifier: SyntaxNode, used: ReadonlySet<string>): boolean {
  return specifier['importKind'] !== 'type' && used.has(specifier['local'].name);
}

function importedName(specifier: SyntaxNode): ImportedName {
  const local: string = specifier['local'].name;
  if (specifier.type === 'ImportNamespaceSpecifier') return { imported: '*', local };
  return { imported: nameOf(specifier['imported']), local };
}

function nameOf(node: SyntaxNode): string {
  return node.type === 'StringLiteral' ? node['value'] : node['name'];
}

function importProblem(specifier: SyntaxNode, apiNames: readonly string[]): Diagnostic | null {
  if (specifier.type === 'ImportNamespaceSpecifier') return null;
  if (specifier.type === 'ImportDefaultSpecifier') {
    const local: string = specifier['local'].name;
    return at(
      specifier,
      'import-default',
      `Module 'millrace' has no default export. Write: import { ${local} } from 'millrace'.`,
    );
  }
  const name = nameOf(specifier['imported']);
  if (apiNames.includes(name)) return null;
  const nearest = nearestName(name, apiNames);
  const hint =
    nearest === null ? 'Completion in the editor lists what it has.' : `Did you mean ${nearest}?`;
  return at(specifier, 'import-unknown-name', `Module 'millrace' has no export ${name}. ${hint}`);
}

function foreignModule(statement: SyntaxNode): Diagnostic {
  const from: string = statement['source'].value;
  return at(
    statement['source'],
    'import-unknown-module',
    `Cannot import '${from}': a program may import nothing but 'millrace'. ` +
      'Put what you need into the program itself.',
  );
}

function reExport(statement: SyntaxNode): Diagnostic {
  return at(
    statement,
    'export-from',
    `A program hands nothing on: leave out this export, or write import … from '${MODULE_NAME}'.`,
  );
}

/** All identifiers in places where a value is read; a few too many do no harm. */
function valueNames(program: SyntaxNode): Set<string> {
  const names = new Set<string>();
  walk(program, (node, ancestors) => {
    const parent = ancestors.at(-1);
    if (node.type !== 'Identifier' || !parent) return;
    if (parent.type.startsWith('Import') && parent.type.endsWith('Specifier')) return;
    if (isPropertyName(node, parent)) return;
    names.add(node['name']);
  });
  return names;
}

function isPropertyName(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent['computed'] === true || parent['shorthand'] === true) return false;
  if (parent.type.endsWith('MemberExpression')) return parent['property'] === node;
  return parent['key'] === node;
}

function classNames(program: SyntaxNode): string[] {
  const names: string[] = [];
  for (const statement of program['body'] as SyntaxNode[]) {
    const declared: SyntaxNode = statement['declaration'] ?? statement;
    if (declared['declare'] === true) continue;
    if (declared.type === 'ClassDeclaration' && declared['id']) names.push(declared['id'].name);
    if (declared.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declared['declarations'] as SyntaxNode[]) {
      if (init?.type === 'ClassExpression' && id.type === 'Identifier') names.push(id.name);
    }
  }
  return names;
}

const UNSUPPORTED: Readonly<Record<string, readonly [code: string, message: string]>> = {
  Decorator: [
    'decorator',
    'Decorators are not supported in programs. Call the function yourself, or extend a class.',
  ],
  TSModuleDeclaration: [
    'namespace',
    'Namespaces are not supported in programs. Use an object, or plain top-level names.',
  ],
  ClassAccessorProperty: [
    'accessor',
    'accessor fields are not supported in programs. Write a getter and a setter.',
  ],
  TSExportAssignment: [
    'export-assignment',
    '`export =` is not supported in programs. A program needs no exports: leave it out.',
  ],
  TSImportEqualsDeclaration: [
    'import-assignment',
    "`import =` is not supported in programs. Write: import { … } from 'millrace'.",
  ],
  Import: [
    'import-dynamic',
    "import() is not supported: a program may import nothing but 'millrace', at its top.",
  ],
  ImportExpression: [
    'import-dynamic',
    "import() is not supported: a program may import nothing but 'millrace', at its top.",
  ],
};

/** Names that the emitted text uses itself. */
const RESERVED = /^__(?:in|at|thrown|lap|done|settled|classes|scope|default|enum\d*)$/;

function reservedName(node: SyntaxNode): Diagnostic {
  const name: string = node['name'];
  return at(
    node,
    'reserved-name',
    `The name ${name} is used by the text that a program becomes: choose another, such as ` +
      `${name.slice(2)}.`,
  );
}

function unsupportedForms(program: SyntaxNode): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  walk(program, (node, ancestors) => {
    const isFree = node.type === 'Identifier' && !isPropertyName(node, ancestors.at(-1)!);
    if (isFree && RESERVED.test(node['name'])) diagnostics.push(reservedName(node));
    const rule = UNSUPPORTED[node.type];
    if (rule) diagnostics.push(at(node, rule[0], rule[1]));
    if (node.type === 'VariableDeclaration' && /using$/.test(node['kind'])) {
      const message =
        '`using` is not supported in programs, because not every engine that runs them knows ' +
        'it. Write `const`, and close what it names in `finally`.';
      diagnostics.push({ ...at(node, '', message), code: 'using' });
    }
    const source: SyntaxNode | null | undefined = node['source'];
    if (node.type.startsWith('Export') && source && node['exportKind'] !== 'type') {
      diagnostics.push(source['value'] === MODULE_NAME ? reExport(node) : foreignModule(node));
    }
  });
  return diagnostics;
}

function at(node: SyntaxNode, code: string, message: string): Diagnostic {
  const range = { start: node.start, end: node.end };
  return { severity: 'error', code, message, position: positionOf(node), range };
}
