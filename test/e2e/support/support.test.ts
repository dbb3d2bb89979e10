import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { launchChromium } from './browser.ts';
import { openApp } from './openApp.ts';

describe('e2e support', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('fails a page that warns, throws or asks another host', async () => {
    const app = await openApp(browser, { path: 'data/moby-dick.LICENSE.txt' });
    await app.page.evaluate(() => {
      console.warn('a warning');
      setTimeout(() => {
        throw new Error('a throw');
      });
      return fetch('http://127.0.0.1:9/').catch(() => 0);
    });
    await expect.poll(() => app.guard.faults.length).toBeGreaterThanOrEqual(3);
    const faults = app.guard.faults.join('\n');
    expect(faults).toContain('a warning');
    expect(faults).toContain('a throw');
    expect(faults).toContain('request to another host: http://127.0.0.1:9/');
    await expect(app.close()).rejects.toThrow('The page complained');
  });

  it('lists what axe finds', async () => {
    const app = await openApp(browser, { path: 'data/moby-dick.LICENSE.txt' });
    await app.page.setContent('<html><body><img src="data:," ></body></html>');
    const found = await axeViolations(app.page);
    expect(found.join('\n')).toContain('image-alt');
    await app.context.close();
  });

  it('serves ranges, types and nothing outside its folder', async () => {
    const app = await openApp(browser, {
      path: 'data/moby-dick.LICENSE.txt',
      allowed: [/favicon/],
    });
    const part = await fetch(`${app.url}data/moby-dick.txt`, { headers: { range: 'bytes=3-9' } });
    expect(part.status).toBe(206);
    expect((await part.arrayBuffer()).byteLength).toBe(7);
    expect(part.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const beyond = await fetch(`${app.url}data/moby-dick.txt`, {
      headers: { range: 'bytes=9e9-' },
    });
    expect(beyond.status).toBe(200);
    expect((await fetch(`${app.url}..%2f..%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${app.url}%00`)).status).toBe(404);
    await app.close();
  });
});
