// Leaves out of the page what @babel/parser has for languages that programs are not written in
// (Flow, JSX and others) and for syntax that the compiler does not ask for: they stand in one file
// with what we use. What letters an identifier may have, the browser knows better than a table; the
// methods of what is left get short names. Trees and errors stay the same
// (test/conformance/pageParser.test.ts).

const FILE = '/node_modules/@babel/parser/lib/index.js';

/** The plugins that `compiler/syntaxTree.ts` asks for. */
const ASKED_FOR = ['typescript', 'decorators', 'decoratorAutoAccessors'];

/** What is replaced, and by what. */
const CHANGES = /** @type {const} */ ([
  [/const mixinPlugins = \{[^}]*\btypescript\b[^}]*\};/, 'const mixinPlugins = { typescript };'],
  [
    /this\.hasPlugin\("([\w-]+)"\)/g,
    (/** @type {string} */ whole, /** @type {string} */ name) =>
      ASKED_FOR.includes(name) ? whole : 'false',
  ],
  [/let nonASCIIidentifierStartChars = "[^"]*";/, ''],
  [/let nonASCIIidentifierChars = "[^"]*";/, ''],
  [/const nonASCIIidentifierStart = .*/, 'const identifierStart = /\\p{ID_Start}/u;'],
  [/const nonASCIIidentifier = .*/, 'const identifierPart = /[\\p{ID_Continue}\\u200c\\u200d]/u;'],
  [/nonASCIIidentifierStartChars = nonASCIIidentifierChars = null;/, ''],
  [/const astralIdentifierStartCodes = \[[^\]]*\];/, ''],
  [/const astralIdentifierCodes = \[[^\]]*\];/, ''],
  [/nonASCIIidentifierStart\.test\(String\.fromCharCode\(code\)\)/, isLetter('identifierStart')],
  [/nonASCIIidentifier\.test\(String\.fromCharCode\(code\)\)/, isLetter('identifierPart')],
  [
    /isInAstralSet\(code, astral\w+StartCodes\) \|\| isInAstralSet\(code, astralIdentifierCodes\)/,
    isLetter('identifierPart'),
  ],
  [/isInAstralSet\(code, astralIdentifierStartCodes\)/, isLetter('identifierStart')],
]);

/** @returns {import('vite').Plugin} */
export function parserPlugin() {
  return {
    name: 'millrace-parser',
    apply: 'build',
    transform(code, id) {
      return id.endsWith(FILE) ? { code: onlyTypeScript(code), map: null } : null;
    },
  };
}

/**
 * The parser with what the compiler asks for, and nothing else.
 * @param {string} code
 */
export function onlyTypeScript(code) {
  const less = CHANGES.reduce((text, [from, to]) => {
    if (text.search(from) < 0) throw new Error(`@babel/parser has changed: no ${from} in it`);
    return typeof to === 'string' ? text.replace(from, () => to) : text.replace(from, to);
  }, code);
  return withShortNames(less);
}

const METHOD = /^ {2}(?:get |set |async )?([a-zA-Z]\w{5,})\(.*\{$/gm;
const PUBLIC = ['constructor', 'parseExpression'];

/**
 * Methods of the parser's classes under short names, which no minifier may give them: all but those
 * that are the door, or whose name is a text or a field somewhere too.
 * @param {string} code
 */
function withShortNames(code) {
  const found = new Set([...code.matchAll(METHOD)].map(([, name]) => name ?? ''));
  const others = new Set([
    ...PUBLIC,
    ...[...code.matchAll(/(["'`])(\w+)\1|\b(\w+):/g)].map(
      ([, , text, field]) => text ?? field ?? '',
    ),
  ]);
  const own = [...found].filter((name) => !others.has(name));
  const names = new Map(own.map((name, index) => [name, `$${index.toString(36)}`]));
  return code.replace(/\b[a-zA-Z]\w+\b/g, (word) => names.get(word) ?? word);
}

/** @param {string} set */
function isLetter(set) {
  return `${set}.test(String.fromCodePoint(code))`;
}
