// Names and words: Flink's word or none. No Manager (but Flink's own), Helper, Util, Impl, no
// `I`-prefix, no rag-bag files; files are called by what they hold; no default export; no `any`
// without a reason; no unfinished marks.
import { basename } from 'node:path';
import type { Node } from '@babel/types';
import { isCodeIn, isTest, lineAt, type Source, treeOf, type Violation } from './sources.ts';
import { walk } from './walk.ts';

const BAD_NAME =
  /((?<![Jj]ob|[Tt]ask|[Rr]esource)Manager|Helpers?|Utils?|Impl)(?![a-z])|^I[A-Z][a-z]/;
const BAD_FILE = /^(utils?|common|helpers?|misc|shared)\.tsx?$/i;
/** Programs and cases that are kept as they came. */
const COPIED = /^test\/conformance\/(programs|cases|vectors)\//;
const MARKS = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', '@ts-' + 'ignore', '@ts-' + 'nocheck'];

/** Rule: words in names that this project declares. */
export function bannedNames(sources: readonly Source[]): Violation[] {
  return code(sources).flatMap((source) => {
    const found: Violation[] = [];
    walk(treeOf(source), (node, parent) => {
      const name = declaredName(node, parent);
      if (name === null || !BAD_NAME.test(name)) return;
      const message = `${name}: say what it does; Flink's word or none (docs/GLOSSARY.md)`;
      found.push({ path: source.path, line: node.loc?.start.line ?? 0, message });
    });
    return found;
  });
}

const MEMBERS = ['ClassMethod', 'ClassProperty', 'TSMethodSignature', 'TSPropertySignature'];

function declaredName(node: Node, parent: Node | null): string | null {
  if (node.type !== 'Identifier' || parent === null) return null;
  const isDeclared =
    /Declaration$|Declarator$/.test(parent.type) ||
    /^(Function|Arrow|Object)\w*(Expression|Method)$/.test(parent.type) ||
    MEMBERS.includes(parent.type);
  return isDeclared ? node.name : null;
}

/** Rule: names of files. */
export function badFileNames(sources: readonly Source[]): Violation[] {
  return code(sources).flatMap((source) => {
    const file = basename(source.path);
    const stem = file.replace(/(\.(browser\.test|test|bench|d))?\.tsx?$/, '');
    const message = judgeFile(file, stem, source);
    return message === null ? [] : [{ path: source.path, line: 1, message }];
  });
}

function judgeFile(file: string, stem: string, source: Source): string | null {
  if (BAD_FILE.test(file)) return `${file} is a rag-bag: call it by what it holds`;
  if (!/^[A-Za-z][A-Za-z0-9]*(\.[a-z]{2})?$/.test(stem))
    return `${file}: PascalCase or camelCase only`;
  if (BAD_NAME.test(stem)) return `${file}: say what it does`;
  const isClass = /^[A-Z]/.test(stem) && !isTest(file) && !file.endsWith('.d.ts');
  const declares = /export (abstract )?(class|function|const|interface|type) [A-Z]/;
  if (isClass && !declares.test(source.text))
    return `${file} exports no class, component or type; a file of functions is camelCase.ts`;
  return null;
}

/** Rule: named exports only; configuration files are outside src and test. */
export function defaultExports(sources: readonly Source[]): Violation[] {
  return code(sources).flatMap((source) =>
    source.path.endsWith('.d.ts')
      ? []
      : treeOf(source)
          .program.body.filter((node) => node.type === 'ExportDefaultDeclaration')
          .map((node) => ({
            path: source.path,
            line: node.loc?.start.line ?? 0,
            message: 'has a default export: give it a name',
          })),
  );
}

/** Rule: `any` needs `// any: reason` on its line or one of the two before. */
export function bareAny(sources: readonly Source[]): Violation[] {
  return code(sources).flatMap((source) => {
    if (source.path.endsWith('.d.ts')) return [];
    const lines = source.text.split('\n');
    const found: Violation[] = [];
    walk(treeOf(source), (node) => {
      if (node.type !== 'TSAnyKeyword') return;
      const line = node.loc?.start.line ?? 0;
      if (lines.slice(Math.max(0, line - 3), line).some((text) => /\bany: \w/.test(comment(text))))
        return;
      found.push({ path: source.path, line, message: 'uses any: use unknown, or say // any: why' });
    });
    return found;
  });
}

function comment(line: string): string {
  return /(\/\/|\/?\*).*/.exec(line)?.[0] ?? '';
}

/** Rule: nothing unfinished is left in the text of code and documents. */
export function unfinishedMarks(sources: readonly Source[]): Violation[] {
  const pattern = new RegExp(MARKS.map((mark) => `${mark}\\b`).join('|'), 'g');
  return sources
    .filter(({ path }) => /^(src|test|scripts|docs|tutorials)\/|\.md$/.test(path))
    .filter(({ path }) => !COPIED.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(pattern)].map((match) => ({
        path,
        line: lineAt(text, match.index),
        message: `says ${match[0]}: finish it or take it out`,
      })),
    );
}

function code(sources: readonly Source[]): Source[] {
  return sources.filter(
    (source) => (isCodeIn('src', source) || isCodeIn('test', source)) && !COPIED.test(source.path),
  );
}
