// What else the page's build needs: data sets in public/, the widgets' words in our languages only,
// and in `vite dev` a page policy that lets hot reloading work. The built page keeps index.html's
// strict policy as written.
import { join } from 'node:path';
import { writeDatasets } from './datasets.mjs';
import { ROOT } from './install.mjs';

const OWN_LOCALES = ['en-US', 'ko-KR'];

/** @returns {import('vite').Plugin} */
export function pagePlugin() {
  return {
    name: 'millrace-page',
    config() {
      writeDatasets(join(ROOT, 'public', 'data'));
    },
    load: (id) => (isForeignWords(id) ? "export { default } from './en-US.mjs';" : null),
    transformIndexHtml: {
      order: 'pre',
      handler: (html, context) => (context.server === undefined ? html : relaxed(html)),
    },
  };
}

/**
 * True for react-aria's dictionaries in languages that the page does not speak.
 * @param {string} id
 */
function isForeignWords(id) {
  const found = /\/node_modules\/react-[\w-]+\/dist\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.mjs$/.exec(
    id,
  );
  return found !== null && !OWN_LOCALES.includes(found[1] ?? '');
}

/** @param {string} html */
function relaxed(html) {
  return html
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", "connect-src 'self' ws:");
}
