// Programs that send what they like in the place of their workers, through the real sandbox: the
// page lives, its panels too, nothing is uncaught, and the next program runs right.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathsOf } from '../support/forgeries.ts';
import { EVALUATED } from '../support/protocolSamples.ts';
import { loadProgram, ready, runProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { HELD_MS, watchTasks } from './support/longTasks.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const BREAKAGE = join(import.meta.dirname, '../conformance/programs/breakage');
const FORGED = readdirSync(BREAKAGE).filter((file) => /^(?:07|09|33)-.*\.ts$/.test(file));

const HONEST = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
env.fromData(1, 2).map((x) => x).print('out').setParallelism(1);
env.execute('sample');
`;

const VALUES = ['null', 'NaN', '-1', '1e300', "''", "'__proto__'", '{}', '[]', "'x'.repeat(16e6)"];

/** The program, whose graph leaves its worker with one field forged. */
function forgedGraph(path: readonly (string | number)[], value: string): string {
  return `${HONEST}
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (message, transfer) {
  if (message?.type === 'evaluated') {
    let at = message;
    const path = ${JSON.stringify(path)};
    for (const key of path.slice(0, -1)) at = at?.[key];
    if (typeof at === 'object' && at !== null) at[path.at(-1)] = ${value};
  }
  return post.call(this, message, transfer ?? []);
};
`;
}

describe('forged', () => {
  let browser: Browser;
  let app: OpenApp;
  beforeAll(async () => {
    browser = await launchChromium();
    app = await openApp(browser);
    await ready(app.page);
    await app.page.locator('.monaco-editor').first().waitFor();
    await runProgram(app.page, HONEST);
  });
  afterAll(async () => {
    await app.close();
    await browser.close();
  });

  async function expectAlive(): Promise<void> {
    const { page } = app;
    expect(await page.locator('.panel-fault, .screen-fault, .fault-bar').count()).toBe(0);
    expect(await page.locator('.topbar').count()).toBe(1);
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  }

  it('fields of a graph draw or are refused', async () => {
    const { page } = app;
    const longestMs = await watchTasks(page);
    const paths = pathsOf(EVALUATED).filter((path) => path[0] === 'graph' && path.length < 6);
    for (const [index, path] of paths.entries()) {
      for (const value of [VALUES[index % VALUES.length]!, VALUES[(index + 4) % VALUES.length]!]) {
        await loadProgram(page, forgedGraph(path, value));
        await expectAlive();
      }
    }
    expect(paths.length).toBeGreaterThan(60);
    expect(await longestMs()).toBeLessThan(HELD_MS);
  });

  it.each(FORGED)('messages of %s end the job with what it has printed', async (file) => {
    const { page } = app;
    const longestMs = await watchTasks(page);
    await page.getByRole('tab', { name: 'Log' }).click();
    const result = await runProgram(page, readFileSync(join(BREAKAGE, file), 'utf8'));
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toContain('it sent what no TaskManager sends');
    await expectAlive();
    expect(await page.locator('.log').innerText()).not.toContain('forged: your job failed');
    expect(await longestMs()).toBeLessThan(HELD_MS);
    expect((await runProgram(page, HONEST)).outputs).toEqual({ out: [1, 2] });
  });

  it.each(['01-uid-proto-pollutes-page.ts', '23-long-names-freeze-page.ts'])(
    '%s is drawn and runs',
    async (file) => {
      const { page } = app;
      const longestMs = await watchTasks(page);
      await loadProgram(page, readFileSync(join(BREAKAGE, file), 'utf8'));
      await expectAlive();
      expect(await longestMs()).toBeLessThan(HELD_MS);
      const result = await runProgram(page, readFileSync(join(BREAKAGE, file), 'utf8'));
      expect(result.status).toBe('FINISHED');
      await expectAlive();
    },
  );
});
