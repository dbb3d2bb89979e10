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
import { nestingProblem, tooDeepText } from './nesting.ts';
import { type ProgramHooks, SCOPED_GLOBALS } from './programScope.ts';
import { PROGRAM_NAME } from './programStack.ts';
import { SourceMap } from './SourceMap.ts';
import { scrutinyOf } from './scrutinyOf.ts';
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
  /** Places in both texts, as places in the program's own. */
  readonly maps: Readonly<Record<'instrumented' | 'plain', SourceMap>>;
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
    return { program: null, diagnostics: [tooDeepText(text)] };
  }
}

function compiled(text: string): CompileResult {
  const parsed = parseProgram(text);
  if (parsed.program === null) return { program: null, diagnostics: parsed.diagnostics };
  const nesting = nestingProblem(parsed.program);
  if (nesting !== null) return { program: null, diagnostics: [nesting] };
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
  const scrutiny = JSON.stringify(scrutinyOf(tree));
  const emitted = (sites: CallSiteEntry[] | null): EmittedText => {
    const edits = new MagicString(text);
    stripTypes(tree, new TypeEdits(text, comments, edits));
    // The guards go in first: where a loop's body is a call, the guard stands before the wrapping.
    guardLoops(tree, edits, sites);
    awaitTopLevelCalls(tree, edits);
    if (sites !== null) wrapCalls(tree, edits, sites);
    removeModuleSyntax(tree, text, edits);
    return moduleText(form, scrutiny, edits);
  };
  const instrumented = emitted(callSites);
  const plain = emitted(null);
  return {
    instrumented: instrumented.text,
    plain: plain.text,
    callSites,
    length: text.length,
    lineCount: text.split(LINE_END).length,
    maps: { instrumented: instrumented.map, plain: plain.map },
  };
}

/** As the language counts lines. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

interface EmittedText {
  readonly text: string;
  readonly map: SourceMap;
}

function moduleText(form: ModuleForm, scrutiny: string, edits: MagicString): EmittedText {
  const globals = `const { ${SCOPED_GLOBALS.join(', ')} } = __scope.globals;`;
  const hooks = `const { ${HOOKS.join(', ')} } = __scope.hooks;`;
  const beginning =
    `export default async (__scope) => { 'use strict'; ${globals} ${hooks} ` +
    `await (async () => { ${importLine(form.imports)} `;
  const text =
    `${beginning}${edits.toString()}\n` +
    `;await __settled(); __classes({ ${form.classNames.join(', ')} }, ${scrutiny}); })(); };\n` +
    `//# sourceURL=${PROGRAM_NAME}\n`;
  return { text, map: new SourceMap(edits, beginning.length) };
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
