// For tests in the browser: TypeScript, nine megabytes that import nothing, goes to Monaco's worker
// as it is on disk. Vitest's look for mocks in it takes half a minute.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const FOLDER = 'node_modules/monaco-editor/esm/vs/languages/features/typescript/lib';
const FILES = /\/monaco-editor\/.*\/typescript\/lib\/(typescriptServices|lib)\.js(\?|$)/;

/** @returns {import('vite').Plugin} */
export function rawTypeScriptPlugin() {
  return {
    name: 'millrace-raw-typescript',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = FILES.exec(request.url ?? '')?.[1];
        if (name === undefined) return next();
        readFile(join(ROOT, FOLDER, `${name}.js`)).then((text) => {
          response.setHeader('content-type', 'text/javascript; charset=utf-8');
          response.end(text);
        }, next);
      });
    },
  };
}
