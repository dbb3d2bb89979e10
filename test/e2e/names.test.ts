// The names of a program in the real editor: where they are used, where they come from, and a new
// name for all of them at once. TypeScript comes late to its worker, so a key is pressed again
// until it is answered.
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from './support/browser.ts';
import { EDITOR_INPUT, emptyEditor, keptText } from './support/keyboard.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const PROGRAM = `import { OutputTag, StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const late = new OutputTag<number>('late');
env.fromElements(1, 2).print();
console.log(late, late.id);
env.execute();`;
/** A key that is pressed again too soon takes back what the first one asked for. */
const SLOW = { timeout: 40_000, interval: 3_000 };

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  app = await openApp(browser, { context: { viewport: { width: 1440, height: 900 } } });
  await emptyEditor(app.page);
  await app.page.keyboard.insertText(PROGRAM);
});
afterEach(() => app.close());

/** Puts the cursor into a word: `line` and `column` count from 0. */
async function putCursor(page: Page, line: number, column: number): Promise<void> {
  await page.locator(EDITOR_INPUT).focus();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < line; i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < column; i++) await page.keyboard.press('ArrowRight');
}

/** What the peek view says after a key that opens it. */
async function peeked(page: Page, key: string): Promise<string> {
  const peek = page.locator('.peekview-widget');
  if ((await peek.count()) === 0) await page.keyboard.press(key);
  const texts = await peek.allInnerTexts();
  return texts.join('\n').replaceAll('\u00a0', ' ');
}

it('finds a name wherever it is used', async () => {
  await putCursor(app.page, 2, 7);
  await expect.poll(() => peeked(app.page, 'Shift+F12'), SLOW).toMatch(/References \(3\)/);
});

it('leads from a name of the API to its type, over the program', async () => {
  await putCursor(app.page, 0, 10);
  const found = () => peeked(app.page, 'Control+F12');
  await expect.poll(found, SLOW).toMatch(/millrace\.d\.ts[\s\S]*class OutputTag/);
  expect(await keptText(app.page, 'click-stream')).toBe(PROGRAM);
});

it('gives a name that is used a new one everywhere at once', async () => {
  await putCursor(app.page, 2, 7);
  const hasFocus = async () => {
    const isAsking = () =>
      app.page.evaluate(() => document.activeElement?.matches('.rename-box input') ?? false);
    if (!(await isAsking())) await app.page.keyboard.press('F2');
    return isAsking();
  };
  await expect.poll(hasFocus, SLOW).toBe(true);
  await app.page.keyboard.type('tardy');
  await app.page.keyboard.press('Enter');
  const renamed = PROGRAM.replaceAll(/\blate\b(?!')/g, 'tardy');
  await expect.poll(() => keptText(app.page, 'click-stream'), SLOW).toBe(renamed);
});
