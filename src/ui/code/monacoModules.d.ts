/** The parts of Monaco that are imported by path and come without types. */

declare module 'monaco-editor/languages/definitions/typescript/typescript' {
  import type { languages } from 'monaco-editor/editor';
  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage & {
    keywords: string[];
    tokenizer: { [name: string]: languages.IMonarchLanguageRule[] };
  };
}

declare module 'monaco-editor/nls/lang/ko' {}

declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController' {}

declare module 'monaco-editor/editor/contrib/gotoSymbol/browser/goToCommands' {}

declare module 'monaco-editor/languages/features/typescript/languageFeatures' {
  import type { editor, languages, Uri } from 'monaco-editor/editor';

  type SyncedWorker = (...uris: Uri[]) => Promise<unknown>;
  export interface LibraryModels {
    isLibFile(uri: Uri | null): boolean;
    fetchLibFilesIfNecessary(uris: Uri[]): Promise<void>;
    getOrCreateModel(fileName: string): editor.ITextModel | null;
  }

  type Over<Provider> = new (worker: SyncedWorker) => Provider;
  type OverModels<Provider> = new (models: LibraryModels, worker: SyncedWorker) => Provider;

  export const SuggestAdapter: Over<languages.CompletionItemProvider>;
  export const SignatureHelpAdapter: Over<languages.SignatureHelpProvider>;
  export const QuickInfoAdapter: Over<languages.HoverProvider>;
  export const DocumentHighlightAdapter: Over<languages.DocumentHighlightProvider>;
  export const FormatAdapter: Over<languages.DocumentRangeFormattingEditProvider>;
  export const CodeActionAdaptor: Over<languages.CodeActionProvider>;
  export const DefinitionAdapter: OverModels<languages.DefinitionProvider>;
  export const ReferenceAdapter: OverModels<languages.ReferenceProvider>;
  export const RenameAdapter: OverModels<languages.RenameProvider>;
  export const DiagnosticsAdapter: new (
    models: LibraryModels,
    defaults: object,
    languageId: string,
    worker: SyncedWorker,
  ) => { dispose(): void };
}
