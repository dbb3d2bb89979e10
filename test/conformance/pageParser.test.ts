// The page's build leaves parts of the parser out. What is left must read every program as the
// whole parser does, and refuse the same ones with the same words.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as whole from '@babel/parser';
import { describe, expect, it } from 'vitest';
import { onlyTypeScript } from '../../scripts/parserPlugin.mjs';

const FOLDERS = ['test/conformance/programs', 'tutorials', 'src'];
const file = createRequire(import.meta.url).resolve('@babel/parser');

function loadPagesParser(): typeof whole {
  const module = { exports: {} };
  const load = new Function('module', 'exports', onlyTypeScript(readFileSync(file, 'utf8')));
  load(module, module.exports);
  return module.exports as typeof whole;
}

const page = loadPagesParser();

/** The tree or the error, as text: the two parsers have classes of their own. */
function read(parser: typeof whole, text: string): string {
  try {
    const tree = parser.parse(text, {
      sourceType: 'module',
      plugins: ['typescript', 'decorators', 'decoratorAutoAccessors'],
      errorRecovery: true,
    });
    const faults = (tree.errors ?? []).map(wordsOf);
    return JSON.stringify([tree, faults], (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
  } catch (error) {
    return JSON.stringify(wordsOf(error));
  }
}

/** All that the compiler looks at. */
function wordsOf(error: unknown): unknown {
  const { loc, pos, code, syntaxPlugin } = error as Record<string, unknown>;
  return [String(error), loc, pos, code, syntaxPlugin];
}

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => name.endsWith('.ts')),
);

const ODD = [
  'const 한글 = 1, ℮ = 2, 𠮷 = 3, a\u200d = 4, \\u{61}b = 5, ª·º = 6;',
  'const · = 1;',
  'const 1한 = 1;',
  'const a😀 = 1;',
  'x |> f;',
  'a::b;',
  'const r = #{ a: 1 };',
  'const t = #[1];',
  'do { 1 };',
  'const d = 1.5m;',
  'f(?, 1);',
  'v = <div>text</div>;',
  'type A = { [K in keyof B]?: B[K] }; enum E { a, b = 1 << 2 } namespace N { export const c = 1 }',
  '@dec class A { accessor x = 1; @dec() private y?: string; constructor(readonly z = 1) {} }',
  'import defer * as ns from "millrace"; import source x from "y";',
  'export v from "mod";',
  'module m { }',
  'throw new Error("1"), () => throw 1;',
  'class A { #a; has(o) { return #a in o } } for await (const x of y) {}',
  'let x = <T,>(y: T) => y satisfies T as unknown as T;',
  'const {...rest, a} = b; let let = 1; return 5 ??',
];

describe('the parser of the page', () => {
  it('reads all programs and sources here', () => {
    expect(sources.length).toBeGreaterThan(500);
    const different = sources.filter((name) => {
      const text = readFileSync(name, 'utf8');
      return read(page, text) !== read(whole, text);
    });
    expect(different).toEqual([]);
  });

  it.each(ODD)('says the same of %s', (text) => {
    expect(read(page, text)).toBe(read(whole, text));
  });
});
