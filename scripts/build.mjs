// `npm run build`: the page into dist/app, the command line into dist/cli. As a module:
// ensureApp(), which builds the page only when it is missing or older than its sources.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFresh, rebuild } from './freshness.mjs';
import { ensureInstalled, ROOT } from './install.mjs';
import { licenceTexts } from './licences.mjs';

const APP = 'dist/app';
const SOURCES = [
  'src',
  'tutorials',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'scripts/firstChunk.mjs',
  'scripts/sandboxPlugin.mjs',
  'scripts/pagePlugin.mjs',
  'scripts/parserPlugin.mjs',
  'scripts/datasets.mjs',
  'scripts/licences.mjs',
];

/** The built page's folder. */
export const APP_FOLDER = join(ROOT, APP);

/** Builds the page if it is missing or older than its sources. */
export async function ensureApp() {
  const { writeDatasets } = await import('./datasets.mjs');
  writeDatasets(join(ROOT, 'public', 'data'));
  if (!isFresh(APP, SOURCES)) await rebuild(APP, SOURCES, buildApp);
}

/** @param {string} outDir */
async function buildApp(outDir) {
  if (!existsSync(join(ROOT, 'src/app/main.tsx')))
    throw new Error('src/app/main.tsx is not there: no page to build');
  process.stderr.write('Building the page …\n');
  const { build } = await import('vite');
  await build({ root: ROOT, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  writeFileSync(join(outDir, 'licences.txt'), licenceTexts());
}

async function main() {
  ensureInstalled();
  const { ensureCli } = await import('./nodeBundles.mjs');
  await ensureApp();
  await ensureCli();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`Build failed: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
