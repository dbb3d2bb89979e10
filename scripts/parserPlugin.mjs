// Leaves out of the page what @babel/parser has for languages that programs are not written in
// (Flow, JSX and others): they stand in one file with what we use, and hang on one table.

const FILE = '/node_modules/@babel/parser/lib/index.js';
const TABLE = /const mixinPlugins = \{[^}]*\btypescript\b[^}]*\};/;

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
 * The parser with the one language plugin that the compiler asks for.
 * @param {string} code
 */
export function onlyTypeScript(code) {
  if (!TABLE.test(code)) throw new Error('@babel/parser has changed: mixinPlugins is not there');
  return code.replace(TABLE, 'const mixinPlugins = { typescript };');
}
