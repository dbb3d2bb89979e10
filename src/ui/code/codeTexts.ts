/** The code pane's own words, in both languages. What Monaco says of itself comes from Monaco. */

/** The languages of the interface. */
export type CodeLanguage = 'en' | 'ko';

/** Everything that the pane says. */
export interface CodeTexts {
  /** Name of the editor for assistive technology, with the way out of it. */
  readonly editorLabel: (programName: string) => string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  /** Of the command in the editor's palette. */
  readonly run: string;
}

/** The pane's words by language. */
export const CODE_TEXTS: Readonly<Record<CodeLanguage, CodeTexts>> = {
  en: {
    editorLabel: (programName) => `Program ${programName}. Control+M lets Tab leave the editor.`,
    loading: 'Loading completion and checks…',
    failed:
      'The full editor could not be loaded. You can go on writing here; Run works all the same.',
    retry: 'Try again',
    run: 'Run the job',
  },
  ko: {
    editorLabel: (programName) =>
      `프로그램 ${programName}. Control+M을 누르면 Tab 키로 편집기를 벗어날 수 있습니다.`,
    loading: '자동 완성과 검사를 불러오는 중…',
    failed: '전체 편집기를 불러오지 못했습니다. 여기서 계속 작성할 수 있고, 실행도 그대로 됩니다.',
    retry: '다시 시도',
    run: '작업 실행',
  },
};
