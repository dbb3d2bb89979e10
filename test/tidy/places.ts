// What must not be committed: paths of one machine, hosts of registries, addresses of networks; and
// what must agree: commands in the README with package.json, messages in both languages.
import { lineAt, type Source, type Violation } from './sources.ts';

const MACHINE = [
  { pattern: /(?<![\w.$])\/(home|Users)\/[a-z][\w.-]*\//g, what: 'a home folder' },
  { pattern: /(?<![\w.$/])\/(root|work|workspace|mnt)\/[\w.-]+/g, what: 'a path of one machine' },
  { pattern: /\b[A-Z]:\\Users\\/g, what: 'a home folder' },
  { pattern: /"resolved":/g, what: "a registry's address" },
  { pattern: /registry\.(npmjs|yarnpkg)\.\w+|\bartifactory\b|\bverdaccio\b/g, what: 'a registry' },
  { pattern: /https?:\/\/(?!127\.0\.0\.1)\d+\.\d+\.\d+\.\d+/g, what: 'a network address' },
];

/** Rule: no machine, registry or network is named; this folder, which names them, is exempt. */
export function machinePlaces(sources: readonly Source[]): Violation[] {
  const judged = sources.filter(({ path }) => !path.startsWith('test/tidy/'));
  return judged.flatMap(({ path, text }) =>
    MACHINE.flatMap(({ pattern, what }) =>
      [...text.matchAll(pattern)].map((match) => ({
        path,
        line: lineAt(text, match.index),
        message: `names ${what} (${match[0]}): use a relative path or take it out`,
      })),
    ),
  );
}

/** Rule: each `npm …` command that a document gives exists in package.json. */
export function unknownCommands(document: Source, scripts: readonly string[]): Violation[] {
  const commands = /\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g;
  return [...document.text.matchAll(commands)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? '';
    if (scripts.includes(name)) return [];
    const message = `gives \`${match[0]}\`, which package.json does not have`;
    return [{ path: document.path, line: lineAt(document.text, match.index), message }];
  });
}

type Catalogue = Readonly<Record<string, string>>;

/** Rule: two catalogues have the same keys, all with a text. */
export function untranslated(path: string, one: Catalogue, other: Catalogue): Violation[] {
  return Object.keys(one)
    .filter((key) => !other[key]?.trim())
    .map((key) => ({ path, line: 1, message: `has no text for ${key}: translate it` }));
}
