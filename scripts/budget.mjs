// Measures what the first view loads before Monaco, gzipped: the page with all that it names, the
// entry with all that it imports statically and the workers that it starts, its styles, and the
// sandbox's two files that draw. Fonts are left out: they never hold it up; so is what comes when
// the graph is on its way (the TaskManagers' script).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { APP_FOLDER } from './build.mjs';
import { oneIf } from './steps.mjs';

/** Of the first view, gzipped. */
export const LIMIT_KB = 360;

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk */

/** @type {import('./steps.mjs').Step} */
export const budgetStep = {
  name: 'budget',
  run: () => {
    const files = firstFiles();
    const sizesKb = files.map(
      (file) => gzipSync(readFileSync(join(APP_FOLDER, file))).length / 1024,
    );
    const totalKb = sizesKb.reduce((sum, size) => sum + size, 0);
    for (const [i, file] of files.entries())
      process.stdout.write(`${sizesKb[i]?.toFixed(1).padStart(8)} KB  ${file}\n`);
    process.stdout.write(`${totalKb.toFixed(1).padStart(8)} KB  first view, of ${LIMIT_KB} KB\n`);
    return oneIf(totalKb <= LIMIT_KB);
  },
};

/** Files of the built page that load before anything is asked for, without doubles. */
export function firstFiles() {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(read('.vite/manifest.json'));
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  if (entries.length === 0) throw new Error('The manifest names no entry');
  const seen = new Set(entries);
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next);
  const chunks = [...seen].flatMap((key) => [
    manifest[key]?.file ?? '',
    ...(manifest[key]?.css ?? []),
  ]);
  const scripts = chunks.filter((file) => file.endsWith('.js'));
  const workers = scripts.flatMap(startWorkers);
  if (workers.length === 0) throw new Error('No script of the first view starts a worker');
  return [...new Set(['index.html', ...namedByPage(), ...chunks, ...workers, ...SANDBOX])];
}

const SANDBOX = ['sandbox.html', 'sandbox-evaluator.js'];

/** Scripts, styles and icons of the page's own text. */
function namedByPage() {
  const found = read('index.html').matchAll(
    /<(?:script|link(?! rel="license"))[^>]+(?:src|href)="\.?\/?([^":]+)"/g,
  );
  return [...found].map(([, file]) => file ?? '');
}

/**
 * Workers that a script starts: those that it names in its own text.
 * @param {string} script
 */
function startWorkers(script) {
  const names = read(script).matchAll(/new URL\(["'`](?:[\w./-]*\/)?(\w*Worker-[\w.-]+\.js)["'`]/g);
  return [...names].map((found) => `assets/${found[1]}`);
}

/** @param {string} file in the built page */
function read(file) {
  return readFileSync(join(APP_FOLDER, file), 'utf8');
}
