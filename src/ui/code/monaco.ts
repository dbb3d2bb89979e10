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
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/referenceSearch/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/editor/contrib/gotoSymbol/browser/goToCommands';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import { editor } from 'monaco-editor/editor';
import editorWorkerUrl from 'monaco-editor/editor/editor.worker?worker&url';
import { startPolicyWorker } from '../../sandbox/index.ts';
import { themeData, themeName } from './editorTheme.ts';
import { registerProgramLanguage } from './typescriptMode.ts';

export { ProgramEditor } from './ProgramEditor.ts';

/**
 * The class whose rule holds the theme's variables. Monaco hangs its menus outside the editor, in a
 * shadow tree at the end of the body; they inherit the variables from here, or have no colours.
 */
const THEME_CLASS = 'monaco-component';

/** Sets up workers, themes and the language; once, before the first editor. */
export function configureMonaco(): void {
  globalThis.MonacoEnvironment = { getWorker: () => startPolicyWorker(editorWorkerUrl, 'editor') };
  editor.defineTheme(themeName('light'), themeData('light'));
  editor.defineTheme(themeName('dark'), themeData('dark'));
  document.documentElement.classList.add(THEME_CLASS);
  registerProgramLanguage();
}
