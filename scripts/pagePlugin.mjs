// What else the page's build needs: the data sets in public/, and in `vite dev` a page policy that
// lets hot reloading work. The built page keeps index.html's strict policy as written.
import { join } from 'node:path';
import { writeDatasets } from './datasets.mjs';
import { ROOT } from './install.mjs';

/** @returns {import('vite').Plugin} */
export function pagePlugin() {
  return {
    name: 'millrace-page',
    config() {
      writeDatasets(join(ROOT, 'public', 'data'));
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html, context) => (context.server === undefined ? html : relaxed(html)),
    },
  };
}

/** @param {string} html */
function relaxed(html) {
  return html
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", "connect-src 'self' ws:");
}
