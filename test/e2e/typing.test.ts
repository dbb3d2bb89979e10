// A program that is typed key by key into the built page, run, and its first record opened, all
// without a mouse: no key is lost on the way, in English and with a comment composed in Korean.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './support/browser.ts';
import { compose, EDITOR_INPUT, keptText, tabTo } from './support/keyboard.ts';
import { openApp } from './support/openApp.ts';

const PROGRAM = `import { StreamExecutionEnvironment } from 'millrace';

const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
env.fromElements('to be', 'or not to be')
  .flatMap<string>((line, out) => line.split(' ').forEach((word) => out.collect(word)))
  .map((word) => ({ word, count: 1 }))
  .keyBy((one) => one.word)
  .reduce((a, b) => ({ word: a.word, count: a.count + b.count }))
  .print('counts');
env.execute('words');`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it.each([
  ['en-US', 'Count words', []],
  ['ko-KR', '', ['ㄴ', '나', '낱', '낱ㅁ', '낱마', '낱말', '낱말ㅅ', '낱말세', '낱말셈']],
] as const)('a program is typed, run and its first record opened by keys (%s)', async (...row) => {
  const [locale, english, korean] = row;
  const app = await openApp(browser, {
    context: { locale, viewport: { width: 1440, height: 900 } },
  });
  const { page } = app;
  await page.locator('.react-flow__node').first().waitFor();
  await page.locator(EDITOR_INPUT).waitFor({ state: 'attached', timeout: 60_000 });
  expect(await page.evaluate(() => 'EditContext' in window)).toBe(true);
  await tabTo(page, EDITOR_INPUT);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(`// ${english}`);
  if (korean.length > 0) await compose(page, korean);
  for (const line of PROGRAM.split('\n')) {
    await page.keyboard.press('Enter');
    // The editor indents by itself: a line is typed from its first column on.
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.type(line);
  }
  const comment = `// ${english}${korean.at(-1) ?? ''}`;
  expect(await keptText(page, 'click-stream')).toBe(`${comment}\n${PROGRAM}`);
  expect(await page.locator('.notice').count()).toBe(0);

  await page.keyboard.press('Control+Enter');
  await page.locator('.record').first().waitFor({ timeout: 30_000 });
  await expect.poll(() => page.title()).toMatch(/^✓ (Click stream · Finished|클릭 스트림 · 완료)/);
  await page.keyboard.press('Control+m');
  await tabTo(page, '[role=treegrid]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.record-view').innerText()).toMatch(/word[\s\S]*count/);
  await page.keyboard.press('Escape');
  await page.locator('.record-view').waitFor({ state: 'detached' });
  await app.close();
});
