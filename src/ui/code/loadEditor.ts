/**
 * Fetches Monaco after the page has been painted once. It is a separate chunk, several times as
 * large as the rest of the app, and nothing waits for it.
 */
import type { CodeLanguage } from './codeTexts.ts';
import type { ProgramEditor } from './ProgramEditor.ts';

/** What the chunk gives: the editor's class, ready to use. */
export type EditorModule = { readonly ProgramEditor: typeof ProgramEditor };

let loaded: Promise<EditorModule> | undefined;

/**
 * Loads Monaco once; rejects where the chunk cannot be fetched, and then tries anew when asked.
 */
export function loadEditor(language: CodeLanguage): Promise<EditorModule> {
  loaded ??= fetchEditor(language).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function fetchEditor(language: CodeLanguage): Promise<EditorModule> {
  await firstPaint();
  if (language === 'ko') await koreanMessages();
  const monaco = await import('./monaco.ts');
  monaco.configureMonaco();
  return monaco;
}

/** Monaco reads its messages when it is evaluated, so they must be there before; else English. */
async function koreanMessages(): Promise<void> {
  await import('monaco-editor/nls/lang/ko').catch(() => undefined);
}

function firstPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}
