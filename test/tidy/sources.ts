// The files that the rules judge: everything git knows or would add, as text, with a syntax tree
// for TypeScript made on first use.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import type { File } from '@babel/types';
import { ROOT } from '../../scripts/install.mjs';

/** One file: its path from the clone's root with `/`, and its text. */
export type Source = { readonly path: string; readonly text: string };

/** One broken rule: where, what, and the way out. */
export type Violation = { readonly path: string; readonly line: number; readonly message: string };

const BINARY = /\.(png|jpg|ico|woff2?|ttf|gz|wasm)$/;
const MAX_BYTES = 2_000_000;

/** Every text file of the project that is not ignored by git. */
export function projectFiles(): Source[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const names = execFileSync('git', list, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
  const paths = [...new Set(names.split('\0'))].filter((path) => path !== '' && !BINARY.test(path));
  return paths.sort().flatMap(readSource);
}

function readSource(path: string): Source[] {
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile() || stat.size > MAX_BYTES) return [];
  return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }];
}

/** True for files of TypeScript under the given folder. */
export function isCodeIn(folder: string, source: Source): boolean {
  return source.path.startsWith(`${folder}/`) && /\.tsx?$/.test(source.path);
}

/** True for unit tests, which stand beside what they test. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

const trees = new WeakMap<Source, File>();

/** The syntax tree of a TypeScript file. */
export function treeOf(source: Source): File {
  const known = trees.get(source);
  if (known !== undefined) return known;
  const isDeclaration = source.path.endsWith('.d.ts');
  const jsx = source.path.endsWith('.tsx') ? ['jsx' as const] : [];
  const plugins = [['typescript', { dts: isDeclaration }] as ['typescript', object], ...jsx];
  const tree = parse(source.text, { sourceType: 'module', plugins, errorRecovery: true });
  trees.set(source, tree);
  return tree;
}

/** The line, from 1, of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Violations as text, one a line, as `path:line message`. */
export function report(violations: readonly Violation[]): string {
  return violations.map((v) => `${v.path}:${v.line} ${v.message}`).join('\n');
}
