// Leaves out of the page what @babel/parser has for languages that programs are not written in
// (Flow, JSX and others) and for syntax that the compiler does not ask for: they stand in one file
// with what we use. What letters an identifier may have, the browser knows better than a table.
// The trees stay the same (test/conformance/pageParser.test.ts).

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
  return CHANGES.reduce((text, [from, to]) => {
    if (text.search(from) < 0) throw new Error(`@babel/parser has changed: no ${from} in it`);
    return typeof to === 'string' ? text.replace(from, () => to) : text.replace(from, to);
  }, code);
}

/** @param {string} set */
function isLetter(set) {
  return `${set}.test(String.fromCodePoint(code))`;
}
