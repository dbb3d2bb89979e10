/** Files that the user opens in the page: found by their names, read whole, taken away again. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ready, runProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { openApp } from './support/openApp.ts';

const LINE_COUNT = 50_000;

/** Adds up the numbers in a file's lines, read by two subtasks. */
const PROGRAM = `import {
  FileSource, StreamExecutionEnvironment, TextLineInputFormat, WatermarkStrategy,
} from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const source = FileSource.forRecordStreamFormat(new TextLineInputFormat(), '내 파일.csv').build();
env.fromSource(source, WatermarkStrategy.noWatermarks(), 'file')
  .map((line) => Number(line.split(',')[1]))
  .print('numbers');
env.execute('own file');
`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(['en-US', 'ko-KR'])('a file of the user, in %s', (locale) => {
  it('is opened by keyboard, read by a job, and taken away', async () => {
    const app = await openApp(browser, { allowed: [/404/], context: { locale } });
    const { page } = app;
    await ready(page);
    const open = page.getByRole('button', { name: /Open a file|파일 열기/ });
    const chooser = page.waitForEvent('filechooser');
    await open.focus();
    await page.keyboard.press('Enter');
    const lines = Array.from({ length: LINE_COUNT }, (_, i) => `줄,${i}`);
    const buffer = Buffer.from(lines.join('\n'));
    await (await chooser).setFiles({ name: '내 파일.csv', mimeType: 'text/csv', buffer });
    await page.getByText('내 파일.csv', { exact: true }).waitFor();

    const { status, outputs } = await runProgram(page, PROGRAM);
    expect(status).toBe('FINISHED');
    const numbers = (outputs['numbers'] as number[]).toSorted((a, b) => a - b);
    expect(numbers).toEqual(lines.map((_, i) => i));

    await page
      .getByRole('button', { name: /Take 내 파일.csv away|내 파일.csv 목록에서 제거/ })
      .click();
    const { error } = await runProgram(page, PROGRAM);
    expect(error?.message).toContain('File 내 파일.csv does not exist');
    await app.close();
  });
});
