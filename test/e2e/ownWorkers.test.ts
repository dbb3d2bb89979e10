// The app's own workers (the JobManager's and TypeScript's; the editor's starts alike) live under
// the page's policy too: they reach their own host and no other.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Worker } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ready } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const NAMES = ['JobManager', 'TypeScript'];

/** Ways to another host, as bodies that return when the way is open. */
const WAYS: Readonly<Record<string, string>> = {
  fetch: "await fetch(HOST, { mode: 'no-cors' })",
  import: "await import(HOST + 'x.js')",
  WebSocket: `await new Promise((done, fail) => {
    const socket = new WebSocket(HOST.replace('http', 'ws'));
    socket.onopen = done; socket.onerror = fail;
  })`,
};

describe("the app's own workers", () => {
  let browser: Browser;
  let app: OpenApp;
  let asked = 0;
  const other = createServer((_, response) => {
    asked++;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'text/javascript');
    response.end('export default 1;');
  });

  beforeAll(async () => {
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    browser = await launchChromium();
    app = await openApp(browser, { allowed: [/./] });
    await ready(app.page);
    await vi.waitFor(
      async () => expect(await Promise.all(NAMES.map(workerNamed))).not.toContain(undefined),
      { timeout: 30_000 },
    );
  });

  afterAll(async () => {
    await app.close();
    await browser.close();
    await new Promise((done) => other.close(done));
  });

  async function workerNamed(name: string): Promise<Worker | undefined> {
    const names = app.page.workers().map((worker) => worker.evaluate(() => self.name));
    const index = (await Promise.all(names)).indexOf(name);
    return app.page.workers()[index];
  }

  async function tryIn(name: string, body: string): Promise<unknown> {
    const host = `http://localhost:${(other.address() as AddressInfo).port}/`;
    const code = body.replaceAll('HOST', JSON.stringify(host));
    const worker = (await workerNamed(name))!;
    return worker.evaluate(`(async () => { ${code} })().then(() => 'open', () => 'refused')`);
  }

  const cases = NAMES.flatMap((name) => Object.keys(WAYS).map((way) => [name, way] as const));

  it.each(cases)('%s reaches no other host by %s', async (name, way) => {
    expect(await tryIn(name, WAYS[way]!)).toBe('refused');
    expect(asked).toBe(0);
  });

  it('would be seen, if they did', async () => {
    const url = `http://localhost:${(other.address() as AddressInfo).port}/`;
    await fetch(url);
    expect(asked).toBe(1);
    asked = 0;
  });

  it.each(NAMES)('%s reaches the data of its own host', async (name) => {
    const file = JSON.stringify(new URL('data/moby-dick.LICENSE.txt', app.url).href);
    expect(await tryIn(name, `if (!(await fetch(${file})).ok) throw 0`)).toBe('open');
  });
});
