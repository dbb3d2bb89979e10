// Keys belong to the pane that has the focus: none is taken by another, with the graph on screen.
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { emptyEditor } from './support/keyboard.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const MANY = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromSequence(1, 900)
  .map((x) => { if (x % 10 === 0) console.log('line', x); return { x }; })
  .print('numbers');
env.execute('many');
`;
const KEYS = [
  ...['Space', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Backspace', 'Delete'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'Enter', 'Escape', 'Tab'],
];
const WALK = ['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'Enter', 'Escape'];
const TABS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => app.close());

/** The page with a job that has ended, its first operator selected. */
async function open(): Promise<Page> {
  app = await openApp(browser, { context: { viewport: { width: 1440, height: 900 } } });
  const { page } = app;
  await runProgram(page, MANY);
  await page.locator('.react-flow__node').first().focus();
  await page.keyboard.press('Enter');
  return page;
}

/** Which keys something on the page took for itself while the element had the focus. */
async function takenKeys(page: Page, selector: string): Promise<string[]> {
  const element = page.locator(selector).first();
  await element.waitFor();
  await page.evaluate(() => {
    const taken = new Set<string>();
    Object.assign(window, { taken });
    const note = (event: KeyboardEvent) => event.defaultPrevented && taken.add(event.code);
    // What a handler does is known when all have run, also where one stops the others.
    window.addEventListener('keydown', (event) => setTimeout(note, 0, event), true);
  });
  for (const key of KEYS) {
    await element.focus();
    await page.keyboard.press(key);
  }
  return page.evaluate(() => [...(window as unknown as { taken: Set<string> }).taken]);
}

describe('a key that is pressed', () => {
  it('in the code does what it does in a text', async () => {
    const page = await open();
    await emptyEditor(page);
    const steps = ['a', 'b', 'Space', 'c', 'd', 'Home', 'Delete', 'End', 'Backspace', 'ArrowLeft'];
    for (const key of [...steps, 'Space', 'Escape', 'Enter', 'Tab']) await page.keyboard.press(key);
    for (const key of ['PageUp', 'x', 'PageDown', 'y', 'Escape', 'ArrowUp', 'z']) {
      await page.keyboard.press(key);
    }
    const lines = () => page.locator('.view-line').allInnerTexts();
    const text = async () => (await lines()).join('\n').replaceAll('\u00a0', ' ');
    await expect.poll(text).toBe('xb  z\n  cy');
  });

  it.each([
    ['the list of programs', '.example-button', []],
    ['the search for a program', '.examples input', []],
    [
      'the graph, at an operator',
      '.react-flow__node:nth-child(3)',
      [...TABS.slice(0, 4), 'Enter', 'Space', 'Escape'],
    ],
    ['the inspector', '.subtask-scroll', []],
    ['a tab', '.tab-list [role=tab][tabindex="0"]', TABS],
    ['the table of records', '[role=treegrid]', WALK],
  ] as const)('in %s is that pane’s', async (_, selector, own) => {
    const page = await open();
    if (selector === '.subtask-scroll') {
      await page.getByRole('tab', { name: 'Inspector' }).click();
    }
    const taken = await takenKeys(page, selector);
    expect(taken.filter((key) => !(own as readonly string[]).includes(key))).toEqual([]);
  });

  it.each([
    ['the table of records', 'Output', '[role=treegrid]', '.records'],
    ['the log', 'Log', '.log-list', '.log-list'],
  ])('scrolls %s, where it is the space bar', async (_, tab, focused, scrolled) => {
    const page = await open();
    await page.getByRole('tab', { name: tab }).click();
    await page.locator(focused).first().focus();
    const top = () =>
      page
        .locator(scrolled)
        .first()
        .evaluate((element) => element.scrollTop);
    await page.keyboard.press('Control+Home');
    const before = await top();
    await page.keyboard.press(before > 0 ? 'Shift+Space' : 'Space');
    await expect.poll(top).not.toBe(before);
  });

  it('never takes an operator out of the graph', async () => {
    const page = await open();
    const nodes = page.locator('.react-flow__node');
    const count = await nodes.count();
    for (const key of ['Backspace', 'Delete']) {
      await nodes.first().focus();
      await page.keyboard.press(key);
    }
    expect(await nodes.count()).toBe(count);
    const box = await nodes.first().boundingBox();
    await nodes.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await nodes.first().boundingBox())!.y).toBeGreaterThan(box!.y);
  });
});
