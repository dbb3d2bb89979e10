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
