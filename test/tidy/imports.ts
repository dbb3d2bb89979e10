// Finds what a file imports, with a small scanner: `import … from`, `export … from`, `import '…'`,
// `import('…')` and `new URL('…', import.meta.url)`. Comments are blanked out before.
import { posix } from 'node:path';
import { lineAt, type Source } from './sources.ts';

/** One import: the text between the quotes and its line. */
export type Import = { readonly specifier: string; readonly line: number };

const FORMS = [
  /\b(?:import|export)\s+(?:type\s+)?(?:[\w$*{},\s]+?)\s*from\s*(['"])([^'"\n]+)\1/g,
  /\bimport\s*(['"])([^'"\n]+)\1/g,
  /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g,
  /\bnew\s+URL\(\s*(['"])(\.[^'"\n]+)\1\s*,\s*import\.meta\.url/g,
];

/** Every import of a file, in the order of its lines. */
export function importsOf(source: Source): Import[] {
  const text = withoutComments(source.text);
  const found = FORMS.flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({
      specifier: match[2] ?? '',
      line: lineAt(text, match.index + match[0].length - 1),
    })),
  );
  return found.sort((a, b) => a.line - b.line);
}

/** The path that a relative import names, from the clone's root, without its query; or null. */
export function resolveImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}

/** The text with comments blanked, line breaks kept; strings that hold comment marks stay. */
export function withoutComments(text: string): string {
  const tokens = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(tokens, (token) =>
    token.startsWith('/') ? token.replace(/[^\n]/g, ' ') : token,
  );
}
