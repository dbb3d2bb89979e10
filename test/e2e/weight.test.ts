// What the first view really loads is what `scripts/budget.mjs` weighs; the code pane, fonts and
// what only a run needs, which hold nothing up, come beside it.
import { expect, it } from 'vitest';
import { firstFiles } from '../../scripts/budget.mjs';
import { launchChromium } from './support/browser.ts';
import { openApp } from './support/openApp.ts';

const BESIDE =
  /^assets\/(?:monaco|tsMode|ts\.worker|editor\.worker|ko-)|^sandbox-worker\.js$|\.(?:woff2|ttf)$/;

it('the first view loads nothing that its budget does not count', async () => {
  const browser = await launchChromium();
  const app = await openApp(browser);
  await app.page.locator('.react-flow__node').first().waitFor();
  const run = app.page.getByRole('button', { name: 'Run', exact: true });
  await expect.poll(() => run.isEnabled()).toBe(true);
  const addresses = await app.page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  const loaded = addresses
    .filter((address) => address.startsWith(app.url))
    .map((address) => new URL(address).pathname.slice(1))
    .filter((file) => !BESIDE.test(file));
  expect(loaded).toContain('sandbox-evaluator.js');
  expect(firstFiles()).toEqual(expect.arrayContaining(loaded));
  await app.close();
  await browser.close();
});
