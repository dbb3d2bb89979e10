// Programs that are far larger than anybody writes by hand: the page answers all the while.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProgram, ready, runProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { HELD_MS, watchTasks } from './support/longTasks.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const HEAD = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
`;

const SMALL = `${HEAD}env.fromData(1, 2).print('out');\nenv.execute();`;

const PROGRAMS: Readonly<Record<string, string>> = {
  'names of 16 MB': `
let s = env.fromData(1);
for (let i = 0; i < 4; i++) s = s.map((x) => x).name(i + 'n'.repeat(4_000_000)).disableChaining();
s.print('p'.repeat(100_000));`,
  '5,000 operators in a row': `
let s = env.fromData(1);
for (let i = 0; i < 4998; i++) s = s.map((x) => x);
s.print();`,
  '5,000 operators side by side, a remark each': `
const s = env.fromData(1);
for (let i = 0; i < 4999; i++) s.map((x) => x).disableChaining();`,
  '10,000 edges': `
const all = Array.from({ length: 100 }, () => env.fromData(1));
const union = all[0].union(...all.slice(1));
for (let i = 0; i < 100; i++) union.map((x) => x).print('s');`,
  '2,000 sinks': `
const s = env.fromData(1, 2, 3);
for (let i = 0; i < 2000; i++) s.print('sink ' + i);`,
  'a parallelism of 512': `
env.setParallelism(512).setMaxParallelism(512);
env.fromSequence(1, 1000).map((x) => x).disableChaining().print();`,
};

describe('a program with', () => {
  let browser: Browser;
  let app: OpenApp;
  beforeAll(async () => {
    browser = await launchChromium();
    app = await openApp(browser);
    await ready(app.page);
    // Monaco has come, and what is done once is done.
    await app.page.locator('.monaco-editor').first().waitFor();
    await runProgram(app.page, SMALL);
  });
  afterAll(async () => {
    await app.close();
    await browser.close();
  });

  it.each(Object.entries(PROGRAMS))('%s does not hold the page', async (_, body) => {
    const { page } = app;
    const longestMs = await watchTasks(page);
    await page.getByRole('button', { name: 'Program', exact: true }).click();
    await loadProgram(page, `${HEAD}${body}\nenv.execute();`);
    const loadMs = await longestMs();
    await page.getByRole('button', { name: 'Subtasks', exact: true }).click();
    const subtasksMs = await longestMs();
    expect(Math.max(loadMs, subtasksMs)).toBeLessThan(HELD_MS);
    expect(await page.locator('.panel-fault').count()).toBe(0);
  });

  it('none of it is forgotten: the next program runs right', async () => {
    const result = await runProgram(
      app.page,
      `${HEAD}env.fromData(1, 2).print('out');\nenv.execute();`,
    );
    expect(result.outputs).toEqual({ out: [1, 2] });
  });
});
