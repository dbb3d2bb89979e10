// What a person does on the screen, by mouse and by keyboard: run, look, find a fault, rearrange.
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, type OpenOptions, openApp } from './support/openApp.ts';

const WIDE = { width: 1440, height: 900 };
const FAULTY = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromSequence(1, 10)
  .map((x) => {
    if (x === 7) throw new Error('seven is bad');
    return { x };
  })
  .name('checker')
  .print('out');
env.execute('faulty');
`;

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => app.close());

async function open(context: OpenOptions['context'] = {}): Promise<Page> {
  // A page that is loaded again breaks off what the editor was still loading.
  const allowed = [/request failed: \S+worker\S+js/];
  app = await openApp(browser, { allowed, context: { viewport: WIDE, ...context } });
  return app.page;
}

async function drawn(page: Page): Promise<void> {
  await page.locator('.react-flow__node').first().waitFor();
}

const node = (page: Page, name: string) => page.locator('.node', { hasText: name });
const isSelected = (page: Page, name: string) =>
  node(page, name).evaluate((element) => element.classList.contains('is-selected'));

describe('running', () => {
  it('starts by the keyboard from anywhere, fills the table, and stops', async () => {
    const page = await open();
    await drawn(page);
    await page.keyboard.press('Control+Enter');
    await page.locator('.record').first().waitFor({ timeout: 30_000 });
    expect(await page.locator('.statusbar').innerText()).toContain('records/s');
    expect((await axeViolations(page)).join('\n')).toBe('');
    await page.getByRole('button', { name: 'Subtasks' }).click();
    await page.locator('.subtask').first().waitFor();
    await page.getByRole('tab', { name: 'Log' }).click();
    await page.getByRole('tab', { name: 'Inspector' }).click();
    expect((await axeViolations(page)).join('\n')).toBe('');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByText('Stopped').first().waitFor();
  });

  it('pins a failure to operator and line', async () => {
    const page = await open();
    await drawn(page);
    await page.evaluate(async (text) => {
      const { millrace } = window as unknown as {
        millrace: Record<string, (a?: string) => unknown>;
      };
      await millrace['load']!(text);
      await millrace['run']!();
    }, FAULTY);
    const notice = page.locator('.notice');
    expect(await notice.innerText()).toMatch(/checker[\s\S]*line 4[\s\S]*seven is bad[\s\S]*7/);
    expect(await page.locator('.node.is-failed').innerText()).toContain('checker');
    await notice.getByRole('button', { name: 'Show in code' }).click();
    await expect.poll(() => isSelected(page, 'checker')).toBe(true);
    expect((await axeViolations(page)).join('\n')).toBe('');
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await notice.waitFor({ state: 'detached' });
  });
});

describe('graph and code', () => {
  it('select each other', async () => {
    const page = await open();
    await drawn(page);
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
    await node(page, 'drop bots').click();
    await expect.poll(() => isSelected(page, 'drop bots')).toBe(true);
    const lines = page.locator('.monaco-editor .view-line');
    await lines.filter({ hasText: 'sideOutputLateData' }).click();
    await expect.poll(() => isSelected(page, 'clicks per page')).toBe(true);
  });

  it('are reached by the keyboard', async () => {
    const page = await open();
    await drawn(page);
    await page.locator('.react-flow__node').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.node.is-selected').count()).toBe(1);
    await page.getByRole('tab', { name: 'Code' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.inspector-head').waitFor();
  });
});

describe('what the browser remembers', () => {
  it('is theme, language and panels', async () => {
    const page = await open({ colorScheme: 'light' });
    await drawn(page);
    await page.getByRole('button', { name: 'Switch to dark' }).click();
    await page.getByRole('button', { name: '한국어' }).click();
    await page.getByRole('button', { name: '프로그램 패널 숨기기' }).click();
    const splitter = page.getByRole('separator', { name: '출력 패널 크기 조절' });
    const before = Number(await splitter.getAttribute('aria-valuenow'));
    await splitter.focus();
    await page.keyboard.press('ArrowUp');
    await page.reload();
    await drawn(page);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    expect(await page.getByRole('button', { name: '프로그램 패널 보이기' }).count()).toBe(1);
    expect(Number(await splitter.getAttribute('aria-valuenow'))).toBe(before + 16);
    expect((await axeViolations(page)).join('\n')).toBe('');
  });

  it('is the text of an example that was changed, until it is put back', async () => {
    const page = await open();
    await drawn(page);
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Home');
    await page.keyboard.type('// mine ');
    await page.locator('.program-state', { hasText: 'saved' }).waitFor();
    await page.reload();
    await page.locator('.example-edited').waitFor();
    await page.getByRole('button', { name: /Undo all my changes/ }).click();
    await page.locator('.program-state', { hasText: 'example' }).waitFor();
  });
});

describe('a narrow screen', () => {
  it('has the same panels as tabs', async () => {
    const page = await open({ viewport: { width: 600, height: 800 } });
    await drawn(page);
    expect((await axeViolations(page)).join('\n')).toBe('');
    await page.getByRole('tab', { name: 'Graph' }).focus();
    await page.keyboard.press('End');
    await page.locator('.example').first().waitFor();
    expect((await axeViolations(page)).join('\n')).toBe('');
  });
});
