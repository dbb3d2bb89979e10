// What the first view really loads is what `scripts/budget.mjs` weighs; the code pane, fonts, parts
// behind a click (their files are named after components) and what only a run needs, which hold
// nothing up, come beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { firstFiles, LIMIT_KB } from '../../scripts/budget.mjs';
import { APP_FOLDER } from '../../scripts/build.mjs';
import { launchChromium } from './support/browser.ts';
import { openApp } from './support/openApp.ts';

const CODE_PANE = /^assets\/(?:monaco|tsMode|ts\.worker|editor\.worker|ko-)/;
const LATER = /^assets\/(?:[A-Z]\w+-|noto-)|^sandbox-worker\.js$|\.(?:woff2|ttf)$/;

/** Opens the page, and names the files that it has loaded when Run is offered. */
async function loadedFirst(locale: string, run: string): Promise<string[]> {
  const browser = await launchChromium();
  const app = await openApp(browser, { context: { locale } });
  await app.page.locator('.react-flow__node').first().waitFor();
  const button = app.page.getByRole('button', { name: run, exact: true });
  await expect.poll(() => button.isEnabled()).toBe(true);
  const addresses = await app.page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  await app.close();
  await browser.close();
  return addresses
    .filter((address) => address.startsWith(app.url))
    .map((address) => new URL(address).pathname.slice(1))
    .filter((file) => !CODE_PANE.test(file) && !LATER.test(file));
}

function sizeKb(files: readonly string[]): number {
  const sizes = files.map((file) => gzipSync(readFileSync(join(APP_FOLDER, file))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

it('the first view loads nothing that its budget does not count', async () => {
  const loaded = await loadedFirst('en-US', 'Run');
  expect(loaded).toContain('sandbox-evaluator.js');
  expect(firstFiles()).toEqual(expect.arrayContaining(loaded));
  expect(sizeKb(firstFiles())).toBeLessThanOrEqual(LIMIT_KB);
});

it('in Korean it loads the Korean words too, and stays within the same limit', async () => {
  const loaded = await loadedFirst('ko-KR', '실행');
  const [words, ...others] = loaded.filter((file) => !firstFiles().includes(file));
  expect(words).toMatch(/^assets\/korean-/);
  expect(others).toEqual([]);
  expect(sizeKb([...firstFiles(), words!])).toBeLessThanOrEqual(LIMIT_KB);
});
