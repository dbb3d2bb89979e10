// A job that restarts, in the real page: what the screen says meanwhile, and what comes out.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const FAILS_ONCE = `
import { RestartStrategies, RichMapFunction, StreamExecutionEnvironment } from 'millrace';
class Once extends RichMapFunction<number, string> {
  map(n: number): string {
    const attempt = this.getRuntimeContext().getAttemptNumber();
    if (attempt === 0 && n === 3) throw new Error('out of order');
    return attempt + ':' + n;
  }
}
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setRestartStrategy(RestartStrategies.fixedDelayRestart(2, 2500));
env.fromData(1, 2, 3).keyBy((n) => n % 2).map(new Once()).print('out');
env.execute('fails once');
`;

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  browser = await launchChromium();
  app = await openApp(browser);
});
afterAll(async () => {
  await app.close();
  await browser.close();
});

describe('a job that restarts', () => {
  it('says why, when and for which time, and then gives its results', async () => {
    const { page } = app;
    const run = runProgram(page, FAILS_ONCE);
    await page
      .locator('.statusbar', { hasText: /Restarting in \d s \(attempt 1 of 2\)/ })
      .waitFor();
    await page.locator('.notice', { hasText: 'out of order' }).waitFor();
    const { status, outputs, error } = await run;
    expect({ status, error }).toEqual({ status: 'FINISHED', error: null });
    expect(outputs['out']).toEqual(['0:1', '0:2', '1:1', '1:2', '1:3']);
    await page.locator('.notice').waitFor({ state: 'detached' });
  });
});
