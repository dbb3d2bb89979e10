// What a program's worker may reach from inside the sandbox: nothing. Runs in the built page's
// sandbox.html, in a worker made as the boot makes it; each channel is tried and must be refused.
import type { Browser, Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

/** Ways out, as text of an async function body that returns when the way is open. */
const WAYS: Readonly<Record<string, string>> = {
  fetch: "await fetch('https://example.com/')",
  'fetch of the own host': 'await fetch(HOST)',
  XMLHttpRequest: `await new Promise((done, fail) => {
    const x = new XMLHttpRequest(); x.onload = done; x.onerror = fail;
    x.open('GET', HOST); x.send();
  })`,
  WebSocket: `await new Promise((done, fail) => {
    const s = new WebSocket('ws://localhost:9/'); s.onopen = done; s.onerror = fail;
  })`,
  EventSource: `await new Promise((done, fail) => {
    const s = new EventSource(HOST); s.onopen = done; s.onerror = fail;
  })`,
  importScripts: 'importScripts(HOST + "sandbox-worker.js")',
  'import over http': 'await import(HOST + "sandbox-worker.js")',
  'import of data': "await import('data:text/javascript,export default 1')",
  eval: "(0, eval)('1')",
  'new Function': "new Function('return 1')()",
  WebAssembly: 'await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))',
  IndexedDB: `await new Promise((done, fail) => {
    const r = indexedDB.open("x"); r.onsuccess = done; r.onerror = fail;
  })`,
  caches: "await caches.open('x')",
};

/** A program as it is loaded: a module from a blob. */
const PROGRAM = `const b = new Blob(['export default 1'], { type: 'text/javascript' });
  await import(URL.createObjectURL(b))`;

describe("the sandbox's policy", () => {
  let browser: Browser;
  let app: OpenApp;
  beforeAll(async () => {
    browser = await launchChromium();
    app = await openApp(browser, { path: 'icon.svg', allowed: [/./] });
  });
  afterAll(async () => {
    await app.close();
    await browser.close();
  });

  it.each(Object.entries(WAYS))('refuses %s', async (_name, way) => {
    const frame = await openSandbox(app.page, app.url);
    expect(await tryInWorker(frame, way.replaceAll('HOST', `'${app.url}'`))).toBe('refused');
  });

  it('loads a program from a blob', async () => {
    const frame = await openSandbox(app.page, app.url);
    expect(await tryInWorker(frame, PROGRAM)).toBe('open');
  });
});

/** A page with the built sandbox in a frame of opaque origin, as the app embeds it. */
async function openSandbox(page: Page, url: string): Promise<Frame> {
  await page.goto(`${url}data/moby-dick.LICENSE.txt`);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = '/sandbox.html';
    document.body.replaceChildren(frame);
    return new Promise((done) => {
      frame.onload = done;
    });
  });
  const frame = page.frames().find((one) => one.url().endsWith('sandbox.html'));
  if (frame === undefined) throw new Error('The sandbox did not load');
  return frame;
}

/** Runs a body in a blob worker of the frame: 'open' when it gets through, else 'refused'. */
function tryInWorker(frame: Frame, body: string): Promise<unknown> {
  const tell = "then(() => postMessage('open'), () => postMessage('refused'))";
  const text = `(async () => { ${body} })().${tell}`;
  return frame.evaluate((code) => {
    const blob = new Blob([code], { type: 'text/javascript' });
    const worker = new Worker(URL.createObjectURL(blob));
    return new Promise((done) => {
      worker.onmessage = (event) => done(event.data);
      worker.onerror = () => done('error');
    });
  }, text);
}
