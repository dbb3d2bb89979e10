/**
 * TypeScript's syntax as the code pane colours it: Monaco's own grammar, with what is called told
 * apart from what is named, and words that are only sometimes keywords left to be names.
 */
import type { languages } from 'monaco-editor/editor';
import { conf, language } from 'monaco-editor/languages/definitions/typescript/typescript';

/** Words that programs use as names: `out.collect`, `TumblingEventTimeWindows.of`. */
const PLAIN_WORDS = new Set(
  ['asserts', 'get', 'global', 'is', 'module', 'namespace', 'object', 'out', 'package'].concat([
    'require',
    'set',
    'symbol',
    'unique',
  ]),
);

/** A call follows, with or without type arguments. */
const CALL_AHEAD = String.raw`(?=\s*(?:<[\w\s,.|'[\]{}:;<>]*>)?\()`;

/** Rules that come before Monaco's own for names. */
const NAME_RULES: languages.IMonarchLanguageRule[] = [
  [new RegExp(String.raw`(\?\.|\.)(#?[\w$]+)${CALL_AHEAD}`), ['delimiter', 'function']],
  [/(\?\.|\.)(#?[a-zA-Z_$][\w$]*)/, ['delimiter', 'identifier']],
  [/[a-z_$][\w$]*(?=\??:(?!:))/, { cases: { default: 'keyword', '@default': 'identifier' } }],
  [
    new RegExp(String.raw`[A-Za-z_$][\w$]*${CALL_AHEAD}`),
    { cases: { '@keywords': 'keyword', '@default': 'function' } },
  ],
];

/** Brackets, comments, auto-closing and indentation: Monaco's own. */
export const PROGRAM_CONFIGURATION: languages.LanguageConfiguration = conf;

/** The grammar, in Monarch's form. */
export const PROGRAM_GRAMMAR: languages.IMonarchLanguage = {
  ...language,
  keywords: language.keywords.filter((word) => !PLAIN_WORDS.has(word)),
  tokenizer: {
    ...language.tokenizer,
    common: [...NAME_RULES, ...(language.tokenizer['common'] ?? [])],
  },
};
