// What is typed is never lost: not by a reload at once, not by another tab with the same program,
// not by a storage that is full. The page says whose text it shows, and how the job is.
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { launchChromium } from './support/browser.ts';
import { EDITOR_INPUT, emptyEditor, keptText } from './support/keyboard.ts';
import { type OpenApp, type OpenOptions, openApp } from './support/openApp.ts';

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => app.close());

async function open(options: OpenOptions = {}): Promise<Page> {
  // A page that is loaded again breaks off what the editor was still loading.
  const allowed = [/request failed: \S+worker\S+js/];
  const context = { viewport: { width: 1440, height: 900 } };
  app = await openApp(browser, { allowed, context, ...options });
  return app.page;
}

/** The text that the editor shows. */
async function shown(page: Page): Promise<string> {
  await page.locator(EDITOR_INPUT).waitFor({ state: 'attached', timeout: 60_000 });
  const lines = await page.locator('.view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

describe('what is typed', () => {
  it('is there after a reload at once', async () => {
    const page = await open();
    await emptyEditor(page);
    await page.keyboard.type('// typed');
    await page.reload();
    await expect.poll(() => shown(page)).toBe('// typed');
  });

  it('goes on where the storage is full, and can be taken away as a file', async () => {
    const page = await open();
    await emptyEditor(page);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.keyboard.type('// lost?');
    const note = page.locator('.text-note');
    await expect.poll(() => note.innerText()).toContain('did not save this text');
    expect((await axeViolations(page)).join('\n')).toBe('');
    const download = page.waitForEvent('download');
    await note.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('Click-stream.ts');
    const leaving = page.waitForEvent('dialog');
    void page.close({ runBeforeUnload: true });
    const dialog = await leaving;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
  });

  it('stays in each of two tabs, and both can be kept', async () => {
    const page = await open();
    await emptyEditor(page);
    await page.keyboard.type('// one');
    const other = await app.context.newPage();
    await other.goto(app.url);
    await emptyEditor(other);
    await other.keyboard.type('// other');
    expect(await shown(page)).toBe('// one');
    await page.locator('.text-note').waitFor();
    await page.locator(EDITOR_INPUT).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' more');
    expect(await keptText(page, 'click-stream')).toBe('// other');
    await page.reload();
    await expect.poll(() => shown(page)).toBe('// one more');
    expect((await axeViolations(page)).join('\n')).toBe('');
    await page.getByRole('button', { name: 'Keep both' }).click();
    await page.getByRole('button', { name: 'Click stream (2)' }).first().waitFor();
    await expect.poll(() => page.title()).toBe('Click stream (2) — Millrace');
    await page.getByRole('button', { name: 'Click stream edited' }).click();
    await expect.poll(() => shown(page)).toBe('// other');
    expect(await shown(other)).toBe('// other');
  });
});

describe('an empty program', () => {
  it('has something to put there, which runs', async () => {
    const page = await open();
    await emptyEditor(page);
    const insert = page.getByRole('button', { name: 'Insert a small program' });
    await insert.waitFor();
    expect(await page.locator('.react-flow__node').count()).toBe(0);
    expect((await axeViolations(page)).join('\n')).toBe('');
    await insert.click();
    await page.locator('.react-flow__node').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.record').first().waitFor({ timeout: 30_000 });
  });
});

describe('a problem', () => {
  it('is a small mark while a person types, and is said on Run', async () => {
    const page = await open();
    await emptyEditor(page);
    await page.keyboard.type('const x = ;');
    await page.getByRole('button', { name: '1 problem' }).waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await page.locator('.notice').waitFor();
    await page.getByText('the job did not start').waitFor();
    await page.getByRole('tab', { name: 'Log' }).click();
    expect(await page.locator('.log-entry').allInnerTexts()).toHaveLength(1);
    expect(await page.locator('.log-entry').innerText()).toContain('Unexpected token');
  });
});

describe('a job of another program', () => {
  it('says whose it is, in the graph, below it and in the title', async () => {
    const page = await open();
    await page.locator('.react-flow__node').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.title()).toBe('▶ Click stream · Running — Millrace');
    await page.getByRole('button', { name: /^Word count/ }).click();
    await page.locator('.graph-words', { hasText: 'Running: Click stream' }).waitFor();
    expect(await page.locator('.statusbar').innerText()).toContain('Click stream');
    expect((await axeViolations(page)).join('\n')).toBe('');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect.poll(() => page.title()).toBe('■ Click stream · Stopped — Millrace');
    await page.getByRole('button', { name: /^Sensor alerts/ }).click();
    await expect.poll(() => page.title()).toBe('Sensor alerts — Millrace');
    expect(await page.locator('.statusbar').innerText()).not.toContain('Stopped');
  });
});
