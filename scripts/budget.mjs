// Measures what the first view loads before Monaco: the entry with all it imports statically, its
// styles, the page and the sandbox's two files, gzipped. Fonts are left out: they never hold it up.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { APP_FOLDER } from './build.mjs';
import { oneIf } from './steps.mjs';

const LIMIT_KB = 400;

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
function firstFiles() {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(join(APP_FOLDER, '.vite', 'manifest.json'), 'utf8'));
  const fixed = ['index.html', 'sandbox.html', 'sandbox-worker.js', ...startWorkers()];
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const seen = new Set(entries);
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next);
  const chunks = [...seen].flatMap((key) => [
    manifest[key]?.file ?? '',
    ...(manifest[key]?.css ?? []),
  ]);
  return [...new Set([...fixed, ...chunks])].filter((file) => existsSync(join(APP_FOLDER, file)));
}

/** Workers that the entry names in its own text: those start with the page. */
function startWorkers() {
  const html = readFileSync(join(APP_FOLDER, 'index.html'), 'utf8');
  const entry = /<script[^>]+src="\.\/([^"]+)"/.exec(html)?.[1];
  if (entry === undefined) return [];
  const text = readFileSync(join(APP_FOLDER, entry), 'utf8');
  const names = text.matchAll(/new Worker\([^;]{0,200}?["'`](?:\.\/|assets\/)?([\w.-]+\.js)["'`]/g);
  return [...names].map((found) => `assets/${found[1]}`);
}
