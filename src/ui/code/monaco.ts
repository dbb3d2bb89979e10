/**
 * Monaco with what a program of this project needs and nothing else: the core, the features
 * below, TypeScript. A chunk of its own: only `loadEditor.ts` imports it, after the first
 * paint. Completion is imported by path: in 0.57 `features/suggest/register` leaves its
 * controller out.
 */
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import { editor, languages } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import {
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { themeData, themeName } from './editorTheme.ts';
import { PROGRAM_CONFIGURATION, PROGRAM_GRAMMAR } from './programLanguage.ts';
import { MILLRACE_MODULE, PROGRAM_GLOBALS } from './programTypes.ts';

export { ProgramEditor } from './ProgramEditor.ts';

/** TypeScript's values of its own enums, which Monaco does not export. */
const TS = { moduleESNext: 99, detectionForce: 3, resolutionNode: 2 } as const;

/** Sets up workers, themes and the language; once, before the first editor. */
export function configureMonaco(): void {
  globalThis.MonacoEnvironment = {
    getWorker: (_moduleId, label) =>
      label === 'typescript' ? new TypeScriptWorker() : new EditorWorker(),
  };
  editor.defineTheme(themeName('light'), themeData('light'));
  editor.defineTheme(themeName('dark'), themeData('dark'));
  configureLanguage();
}

function configureLanguage(): void {
  languages.register({ id: 'typescript', extensions: ['.ts'], aliases: ['TypeScript'] });
  languages.setLanguageConfiguration('typescript', PROGRAM_CONFIGURATION);
  languages.setMonarchTokensProvider('typescript', PROGRAM_GRAMMAR);
  typescriptDefaults.setCompilerOptions({
    strict: true,
    target: ScriptTarget.ESNext,
    lib: ['es2023'],
    module: TS.moduleESNext,
    moduleResolution: TS.resolutionNode,
    moduleDetection: TS.detectionForce,
    isolatedModules: false,
    noEmit: true,
    allowNonTsExtensions: true,
  });
  typescriptDefaults.setDiagnosticsOptions({ noSuggestionDiagnostics: true });
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.addExtraLib(MILLRACE_MODULE, 'file:///millrace.d.ts');
  typescriptDefaults.addExtraLib(PROGRAM_GLOBALS, 'file:///globals.d.ts');
}
