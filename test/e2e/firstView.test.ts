// The first view as a visitor meets it: the example is drawn, Run is offered, nothing complains,
// nothing is asked of another host, and axe finds nothing, in both themes.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

describe.each(['light', 'dark'] as const)('the first view, %s', (colorScheme) => {
  let browser: Browser;
  let app: OpenApp;
  beforeAll(async () => {
    browser = await launchChromium();
    const viewport = { width: 1440, height: 900 };
    app = await openApp(browser, { context: { colorScheme, viewport } });
  });
  afterAll(async () => {
    await app.close();
    await browser.close();
  });

  it('draws the example and offers Run', async () => {
    await app.page.locator('.react-flow__node').first().waitFor();
    expect(await app.page.locator('.react-flow__node').count()).toBeGreaterThan(2);
    await expect.poll(() => run(app).isEnabled()).toBe(true);
  });

  it('has no accessibility violation', async () => {
    expect((await axeViolations(app.page)).join('\n')).toBe('');
  });

  it('keeps within its window', async () => {
    const overflow = await app.page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return [scrollWidth - clientWidth, scrollHeight - clientHeight];
    });
    expect(overflow).toEqual([0, 0]);
  });
});

function run(app: OpenApp) {
  return app.page.getByRole('button', { name: 'Run', exact: true });
}
