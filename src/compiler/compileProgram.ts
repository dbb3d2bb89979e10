/**
 * Program text → two JavaScript modules that differ in one thing: *instrumented* tells call sites
 * and is evaluated once, to draw the graph; *plain* leaves the calls alone and gives the functions
 * that run. Both need a `__scope`; neither touches anything else of the realm by name of our own.
 */
import MagicString from 'magic-string';
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
import { stripTypes } from './stripTypes.ts';
import { type ParsedProgram, parseProgram, type SyntaxNode } from './syntaxTree.ts';
import { TypeEdits } from './TypeEdits.ts';

/** A program that can be evaluated. */
export interface CompiledProgram {
  /** ES module text; its default export is a ProgramModule. */
  readonly instrumented: string;
  /** The same without call sites. */
  readonly plain: string;
  readonly callSites: readonly CallSiteEntry[];
  /** Of the program's text. */
  readonly length: number;
  readonly lineCount: number;
}

/** A program, or why there is none; warnings may stand beside a program. */
export type CompileResult =
  | { readonly program: CompiledProgram; readonly diagnostics: readonly Diagnostic[] }
  | { readonly program: null; readonly diagnostics: readonly Diagnostic[] };

/** Parses, checks imports, strips types, numbers calls. Never throws for a program's fault. */
export function compileProgram(text: string): CompileResult {
  try {
    return compiled(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { program: null, diagnostics: [TOO_DEEP] };
  }
}

/** The compiler goes down into the program's parts by calls; JavaScript allows some thousands. */
const TOO_DEEP: Diagnostic = {
  severity: 'error',
  code: 'too-deep',
  message: 'The program is nested too deeply to be compiled. Break its longest expression up.',
};

function compiled(text: string): CompileResult {
  const parsed = parseProgram(text);
  if (parsed.program === null) return { program: null, diagnostics: parsed.diagnostics };
  const form = readModuleForm(parsed.program, apiNames());
  if (form.diagnostics.length > 0) return { program: null, diagnostics: form.diagnostics };
  return { program: emit(parsed.program, parsed.comments, form, text), diagnostics: [] };
}

function emit(
  tree: SyntaxNode,
  comments: ParsedProgram['comments'],
  form: ModuleForm,
  text: string,
): CompiledProgram {
  const callSites: CallSiteEntry[] = [];
  const emitted = (sites: CallSiteEntry[] | null): string => {
    const edits = new MagicString(text);
    stripTypes(tree, new TypeEdits(text, comments, edits));
    // The guards go in first: where a loop's body is a call, the guard stands before the wrapping.
    guardLoops(tree, edits, sites);
    awaitTopLevelCalls(tree, edits);
    if (sites !== null) wrapCalls(tree, edits, sites);
    removeModuleSyntax(tree, text, edits);
    return moduleText(form, edits.toString());
  };
  return {
    instrumented: emitted(callSites),
    plain: emitted(null),
    callSites,
    length: text.length,
    lineCount: text.split(LINE_END).length,
  };
}

/** As the language counts lines. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

function moduleText(form: ModuleForm, body: string): string {
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
