// Sizes: files to 500 lines, lines to 100 columns, functions to 70 lines (components to 120); a
// flat `switch` may be longer. Test files keep the first two only.
import type { Node } from '@babel/types';
import { isCodeIn, isTest, type Source, treeOf, type Violation } from './sources.ts';
import { walk } from './walk.ts';

const MAX_FILE = 500;
const MAX_COLUMNS = 100;
const MAX_FUNCTION = 70;
const MAX_COMPONENT = 120;
/** What may stand around and in the cases of a switch that counts as flat. */
const MAX_CASE = 10;

/** Rule: lines of files and columns of lines, in code and scripts. */
export function oversizedFiles(sources: readonly Source[]): Violation[] {
  return sources.filter(isOwnCode).flatMap(({ path, text }) => {
    const lines = text.split('\n');
    const count = text.endsWith('\n') ? lines.length - 1 : lines.length;
    const message = `has ${count} lines, ${MAX_FILE} at most: split it by what changes together`;
    const file = count > MAX_FILE ? [{ path, line: count, message }] : [];
    return [...file, ...lines.flatMap((line, i) => longLine(path, line, i + 1))];
  });
}

function isOwnCode(source: Source): boolean {
  if (/\.d\.(ts|mts)$/.test(source.path)) return false;
  const isScript = source.path.startsWith('scripts/');
  const isCopied = /^test\/conformance\/(programs|cases|vectors)\//.test(source.path);
  return !isCopied && (isCodeIn('src', source) || isCodeIn('test', source) || isScript);
}

function longLine(path: string, text: string, line: number): Violation[] {
  const columns = [...text].length;
  if (columns <= MAX_COLUMNS || /https?:\/\//.test(text)) return [];
  return [{ path, line, message: `is ${columns} columns wide, ${MAX_COLUMNS} at most: break it` }];
}

/** Rule: lines of functions, under src. */
export function oversizedFunctions(sources: readonly Source[]): Violation[] {
  const judged = sources.filter((source) => isCodeIn('src', source) && !isTest(source.path));
  return judged.flatMap((source) => {
    const found: Violation[] = [];
    walk(treeOf(source), (node, parent) => {
      if (!isFunction(node)) return;
      const name = nameOf(node, parent);
      const isComponent = source.path.endsWith('.tsx') && /^[A-Z]/.test(name);
      const limit = isComponent ? MAX_COMPONENT : MAX_FUNCTION;
      const size = linesOf(node);
      if (size <= limit || isFlatSwitch(node)) return;
      const message = `${name} has ${size} lines, ${limit} at most: name its parts`;
      found.push({ path: source.path, line: node.loc?.start.line ?? 0, message });
    });
    return found;
  });
}

type AnyFunction = Extract<Node, { body: unknown; params: unknown }>;

const FUNCTIONS = [
  ...['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
  ...['ClassMethod', 'ClassPrivateMethod', 'ObjectMethod'],
];

function isFunction(node: Node): node is AnyFunction {
  return FUNCTIONS.includes(node.type);
}

function nameOf(node: Node, parent: Node | null): string {
  const holders = [node, parent].filter((holder) => holder !== null) as unknown as {
    id?: { name?: string };
    key?: { name?: string; id?: { name?: string } };
  }[];
  const names = holders.map(
    (holder) => holder.id?.name ?? holder.key?.name ?? holder.key?.id?.name,
  );
  return names.find((name) => name !== undefined) ?? 'a function';
}

function linesOf(node: Node): number {
  return node.loc ? node.loc.end.line - node.loc.start.line + 1 : 0;
}

function isFlatSwitch(node: AnyFunction): boolean {
  const body =
    (node.body as Node).type === 'BlockStatement' ? (node.body as { body: Node[] }).body : [];
  const switches = body.filter((statement) => statement.type === 'SwitchStatement');
  const [only] = switches;
  if (switches.length !== 1 || only?.type !== 'SwitchStatement') return false;
  const around = linesOf(node) - linesOf(only);
  return around <= MAX_CASE && only.cases.every((one) => linesOf(one) <= MAX_CASE);
}
