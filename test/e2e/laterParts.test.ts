// Parts that come after the first view: they are there before the first click, and where one could
// not be loaded its place says so and tries again. Languages come before they are shown.
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/browser.ts';
import { openApp } from './support/openApp.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const PARTS = ['RecordTable', 'RecordView', 'InspectorPane', 'LogPane', 'ExampleMenu'];

async function loadedFiles(page: Page): Promise<string> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .join('\n'),
  );
}

describe('what comes after the first view', () => {
  it('is loaded when the page has time, and opens by keyboard where it belongs', async () => {
    const app = await openApp(browser, { context: { viewport: { width: 1440, height: 900 } } });
    const { page } = app;
    await expect
      .poll(async () => {
        const files = await loadedFiles(page);
        return [...PARTS, 'sandbox-worker'].filter((part) => !files.includes(part));
      })
      .toEqual([]);
    const before = await page.locator('.panel-bottom').boundingBox();
    await page.getByRole('tab', { name: 'Output' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.log, .panel-bottom .empty').first().waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Enter');
    await page.locator('tr.record').first().waitFor();
    await page.locator('[role=treegrid]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[role=treeitem]').first().waitFor();
    expect(await page.locator('.panel-bottom').boundingBox()).toEqual(before);
    await app.close();
  });

  it('is loaded again where it could not be loaded', async () => {
    const app = await openApp(browser, {
      path: 'nothing-there',
      allowed: [/404|LogPane|ERR_FAILED|dynamically imported/],
      context: { viewport: { width: 1440, height: 900 } },
    });
    const { page } = app;
    await page.route(/LogPane-/, (route) => route.abort());
    await page.goto(app.url);
    await page.locator('.react-flow__node').first().waitFor();
    await page.getByRole('tab', { name: 'Log', exact: true }).click();
    const fault = page.locator('.panel-bottom [role=alert]');
    await fault.waitFor();
    await page.unroute(/LogPane-/);
    await fault.getByRole('button').first().click();
    await page.locator('.panel-bottom .log, .panel-bottom .empty').first().waitFor();
    expect(await fault.count()).toBe(0);
    await app.close();
  });

  it('speaks Korean at first sight, and the other language when its words are there', async () => {
    const app = await openApp(browser, {
      context: { locale: 'ko-KR', viewport: { width: 1440, height: 900 } },
    });
    const { page } = app;
    await page.getByRole('button', { name: '실행', exact: true }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
    await page.getByRole('button', { name: '한국어' }).click();
    await page.getByRole('button', { name: '실행', exact: true }).waitFor();
    await app.close();
  });
});
