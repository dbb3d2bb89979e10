/**
 * Program text → two JavaScript modules that differ in one thing: *instrumented* tells call sites
 * and is evaluated once, to draw the graph; *plain* leaves the calls alone and gives the functions
 * that run. Both need a `__scope`; neither touches anything else of the realm by name of our own.
 */
import MagicString from 'magic-string';
import { transform } from 'sucrase';
import { apiNames } from '../api/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { awaitTopLevelCalls, type CallSiteEntry, guardLoops, wrapCalls } from './callSites.ts';
import {
  type ImportedName,
  type ModuleForm,
  readModuleForm,
  removeModuleSyntax,
} from './moduleForm.ts';
import { type ProgramHooks, SCOPED_GLOBALS } from './programScope.ts';
import { parseProgram, type SyntaxNode } from './syntaxTree.ts';

/** A program that can be evaluated. */
export interface CompiledProgram {
  /** ES module text; its default export is a ProgramModule. */
  readonly instrumented: string;
  /** The same without call sites. */
  readonly plain: string;
  readonly callSites: readonly CallSiteEntry[];
}

/** A program, or why there is none; warnings may stand beside a program. */
export type CompileResult =
  | { readonly program: CompiledProgram; readonly diagnostics: readonly Diagnostic[] }
  | { readonly program: null; readonly diagnostics: readonly Diagnostic[] };

/** Parses, checks imports, strips types, numbers calls. Never throws for a program's fault. */
export function compileProgram(text: string): CompileResult {
  const parsed = parseProgram(text);
  if (parsed.program === null) return { program: null, diagnostics: parsed.diagnostics };
  const form = readModuleForm(parsed.program, apiNames());
  if (form.diagnostics.length > 0) return { program: null, diagnostics: form.diagnostics };
  return emit(parsed.program, form, text);
}

function emit(tree: SyntaxNode, form: ModuleForm, text: string): CompileResult {
  // The guards go in first: where a loop's body is a call, the guard stands before the wrapping.
  const callSites: CallSiteEntry[] = [];
  const withSites = guarded(tree, text, callSites);
  wrapCalls(tree, withSites, callSites);
  try {
    const instrumented = finish(tree, form, text, withSites);
    const plain = finish(tree, form, text, guarded(tree, text, null));
    return { program: { instrumented, plain, callSites }, diagnostics: [] };
  } catch (error) {
    return { program: null, diagnostics: [stripDiagnostic(error)] };
  }
}

function guarded(tree: SyntaxNode, text: string, sites: CallSiteEntry[] | null): MagicString {
  const edits = new MagicString(text);
  guardLoops(tree, edits, sites);
  awaitTopLevelCalls(tree, edits);
  return edits;
}

function finish(tree: SyntaxNode, form: ModuleForm, text: string, edits: MagicString): string {
  removeModuleSyntax(tree, text, edits);
  const body = stripTypes(edits.toString());
  const globals = `const { ${SCOPED_GLOBALS.join(', ')} } = __scope.globals;`;
  const hooks = `const { ${HOOKS.join(', ')} } = __scope.hooks;`;
  return (
    `export default async (__scope) => { 'use strict'; ${globals} ${hooks} ` +
    `await (async () => { ${importLine(form.imports)} ${body}\n` +
    `;await __settled(); __classes({ ${form.classNames.join(', ')} }); })(); };\n`
  );
}

const HOOKS: readonly (keyof ProgramHooks)[] = [
  '__in',
  '__at',
  '__thrown',
  '__lap',
  '__done',
  '__settled',
  '__classes',
];

function importLine(imports: readonly ImportedName[]): string {
  const names = imports.filter((name) => name.imported !== '*');
  const spaces = imports.filter((name) => name.imported === '*');
  const bindings = names.map(({ imported, local }) => `${JSON.stringify(imported)}: ${local}`);
  return [
    `const { ${bindings.join(', ')} } = __scope.millrace;`,
    ...spaces.map(({ local }) => `const ${local} = __scope.millrace;`),
  ].join(' ');
}

function stripTypes(text: string): string {
  return transform(text, {
    transforms: ['typescript'],
    disableESTransforms: true,
    keepUnusedImports: false,
  }).code;
}

/** Something that one parser takes and the other does not; rare, and still told as a place. */
function stripDiagnostic(error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const place = /\((\d+):(\d+)\)/.exec(message);
  return {
    severity: 'error',
    code: 'syntax-error',
    message: `Syntax error: ${message.replace(/\s*\(\d+:\d+\)$/, '')}`,
    position: { line: Number(place?.[1] ?? 1), column: 1 },
  };
}
