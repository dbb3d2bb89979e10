// Bundles what runs in Node (the command line and its worker) ahead of time into dist/cli, so that
// `npm run job` starts at once. Names that others rely on: main.mjs, worker.mjs, data/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeDatasets } from './datasets.mjs';
import { isFresh, rebuild } from './freshness.mjs';
import { ROOT } from './install.mjs';

const FOLDER = 'dist/cli';
const ENTRIES = { main: 'src/cli/main.ts', worker: 'src/cli/worker.ts' };
/** The command line's room and what it may import. */
const ROOMS = ['cli', 'storage', 'cluster', 'connectors', 'compiler', 'api', 'engine', 'model'];
const SOURCES = [
  ...ROOMS.map((room) => `src/${room}`),
  'package-lock.json',
  'scripts/nodeBundles.mjs',
  'scripts/datasets.mjs',
];

/** Where the bundled command line is, whether it is there yet or not. */
export const CLI_MAIN = join(ROOT, FOLDER, 'main.mjs');

/** Builds dist/cli if it is missing or older than its sources. */
export async function ensureCli() {
  if (!isFresh(FOLDER, SOURCES)) await rebuild(FOLDER, SOURCES, buildCli);
}

/** @param {string} directory */
async function buildCli(directory) {
  const missing = Object.values(ENTRIES).filter((path) => !existsSync(join(ROOT, path)));
  if (missing.length > 0)
    throw new Error(`${missing.join(' and ')} is not there: nothing to bundle`);
  await bundleForNode(ENTRIES, directory);
  writeDatasets(join(directory, 'data'));
}

/**
 * Bundles TypeScript entries as ES modules NAME.mjs; code that two entries share is one chunk.
 * @param {Record<string, string>} entries name to path, relative to the clone
 * @param {string} directory
 */
export async function bundleForNode(entries, directory) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: ROOT,
    input: entries,
    platform: 'node',
    external: ['vitest', 'playwright', 'rolldown', 'vite'],
    checks: { pluginTimings: false },
    logLevel: 'warn',
  });
  await bundle.write({
    dir: directory,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunk-[name]-[hash].mjs',
  });
  await bundle.close();
}
