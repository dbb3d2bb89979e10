import { readFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_FOLDER } from '../../../scripts/build.mjs';
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

  it('packs whole files of text for who takes gzip, and says that it depends', async () => {
    const app = await openApp(browser, {
      path: 'data/moby-dick.LICENSE.txt',
      allowed: [/favicon/],
    });
    const get = (path: string, encoding: string, more: Record<string, string> = {}) =>
      headersOf(new URL(path, app.url), { 'accept-encoding': encoding, ...more });
    const book = 'data/moby-dick.txt';
    const packed = await get(book, 'br, gzip;q=0.5');
    expect(packed).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/plain; charset=utf-8',
      vary: 'accept-encoding',
    });
    for (const encoding of ['identity', 'gzip;q=0, *']) {
      const plain = await get(book, encoding);
      expect(plain['content-encoding']).toBeUndefined();
      expect(plain['vary']).toBe('accept-encoding');
      expect(plain['etag']).not.toBe(packed['etag']);
      expect(Number(plain['content-length'])).toBeGreaterThan(2 * Number(packed['content-length']));
    }
    const part = await get(book, 'gzip', { range: 'bytes=0-2047' });
    expect(part).toMatchObject({ 'content-length': '2048', 'accept-ranges': 'bytes' });
    expect(part['content-encoding']).toBeUndefined();
    const known = await get(book, 'gzip', { 'if-none-match': packed['etag']! });
    expect(known['content-length']).toBeUndefined();
    const response = await fetch(new URL(book, app.url));
    const text = await readFile(join(APP_FOLDER, book), 'utf8');
    expect(await response.text()).toBe(text);
    await app.close();
  });
});

/** A HEAD request without a client's own idea of encodings. */
function headersOf(url: URL, headers: Record<string, string>): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    request(url, { method: 'HEAD', headers }, (response) => {
      response.resume();
      resolve(response.headers);
    })
      .on('error', reject)
      .end();
  });
}
