/**
 * Somebody else's program in the page: it may loop, throw, hoard and try to call home; the page
 * stays usable, Stop ends it within a second, and a clear message says what happened and where.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Automation } from '../../src/app/automation.ts';
import type { JobResult } from '../../src/model/index.ts';
import { endOf, ready, runProgram, startProgram, stopProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const HEAD =
  "import { StreamExecutionEnvironment } from 'millrace';\n" +
  'const env = StreamExecutionEnvironment.getExecutionEnvironment();\n';

const LOOP = `${HEAD}env.fromSequence(1, 100)
  .map((x) => { for (;;); return x; }).name('spin')
  .print();
env.execute('loop');
`;

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/**
 * The longest time that the page's main thread took to answer, over some seconds. Of three tries
 * the best counts: what else this machine does is no fault of the page.
 */
async function longestAnswerMs(page: Page, seconds: number): Promise<number> {
  const tries = [1, 2, 3];
  const longest: number[] = [];
  for (const _ of tries) longest.push(await longestDelayMs(page, seconds));
  return Math.min(...longest);
}

function longestDelayMs(page: Page, seconds: number): Promise<number> {
  return page.evaluate(async (count) => {
    let longestMs = 0;
    for (const endMs = performance.now() + count * 1000; performance.now() < endMs; ) {
      const startMs = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 10));
      longestMs = Math.max(longestMs, performance.now() - startMs - 10);
    }
    return longestMs;
  }, seconds);
}

describe('a program that', () => {
  beforeEach(async () => {
    app = await openApp(browser);
  });
  afterEach(() => app.close());

  it('loops for ever leaves the page answering, is named, and stops within a second', async () => {
    // The editor loads after the first view; what that costs is another test's matter.
    await app.page.locator('.monaco-editor').first().waitFor();
    await startProgram(app.page, LOOP);
    expect(await longestAnswerMs(app.page, 2)).toBeLessThan(100);
    await app.page
      .getByText(/does not answer/)
      .first()
      .waitFor({ timeout: 10_000 });
    await app.page
      .getByText(/It has been in spin for/)
      .first()
      .waitFor();
    expect(await stopProgram(app.page)).toBeLessThan(1000);
    expect(await endOf(app.page)).toMatchObject({ status: 'CANCELED', error: null });
    const next = await runProgram(app.page, `${HEAD}env.fromData('fine').print(); env.execute();`);
    expect(next.outputs).toEqual({ out: ['fine'] });
  });

  it('never ends its evaluation fails within the limit', async () => {
    const result = await runProgram(app.page, `${HEAD}for (;;) {}\nenv.execute();\n`);
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toContain('did not end within 2 s');
  });

  it('throws gives operator, record and line', async () => {
    const text = `${HEAD}env.fromData(1, 2, 3)
  .filter((x) => { if (x === 2) throw new Error('two is bad'); return true; }).name('picky')
  .print();
env.execute();
`;
    const { status, error } = await runProgram(app.page, text);
    expect(status).toBe('FAILED');
    expect(error).toMatchObject({ operator: 'picky', line: 4, column: 4, record: 2 });
    expect(error?.message).toContain('two is bad');
  });
});

describe('a program that calls home', () => {
  let trap: Server;
  const hits: string[] = [];
  beforeAll(async () => {
    trap = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*');
      response.end('caught');
    });
    await new Promise<void>((listening) => trap.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => trap.close());

  it('reaches nobody, by whatever way', async () => {
    const port = (trap.address() as AddressInfo).port;
    app = await openApp(browser, { allowed: [/127\.0\.0\.1/, /Content Security Policy/, /blob:/] });
    const result = await runProgram(app.page, spy(`127.0.0.1:${port}`));
    await app.close();
    expect(hits).toEqual([]);
    expect(result.error).toBeNull();
    expect(result.outputs['out']).toEqual(Array(WAYS.length).fill('refused'));
  });
});

/** Each is the body of an async function that must fail. */
const WAYS = [
  "await fetch('http://HOST/fetch');",
  "await fetch('http://HOST/no-cors', { mode: 'no-cors' });",
  "const x = new XMLHttpRequest(); x.open('GET', 'http://HOST/xhr', false); x.send();",
  "await opened(new WebSocket('ws://HOST/socket'), 'open');",
  "await opened(new EventSource('http://HOST/events'), 'open');",
  "importScripts('http://HOST/script');",
  "await opened(new Worker('http://HOST/worker'), 'message');",
  "await opened(new Worker(URL.createObjectURL(new Blob([\"importScripts('http://HOST/nested'); postMessage(1)\"]))), 'message');",
  "await opened(new Worker(URL.createObjectURL(new Blob([\"fetch('http://HOST/deep').then(() => postMessage(1))\"]))), 'message');",
  "await new WebTransport('https://HOST/transport').ready;",
  "new Function('return 1')();",
  "(0, eval)('1');",
  'await opened(indexedDB.open("stolen"), "success");',
  "await caches.open('stolen');",
  "await fetch('/index.html');",
];

/** A program that tries them all and prints how each went. */
function spy(host: string): string {
  const ways = WAYS.map((way) => `async () => { ${way.replaceAll('HOST', host)} },`);
  return `${HEAD}
const self: any = globalThis;
const { fetch, XMLHttpRequest, WebSocket, EventSource, importScripts, Worker, WebTransport,
  indexedDB, caches } = self;
function opened(target: any, event: string) {
  return new Promise<void>((resolve, reject) => {
    target.addEventListener(event, () => resolve());
    target.addEventListener('error', () => reject(new Error('refused')));
    setTimeout(() => reject(new Error('silence')), 300);
  });
}
const ways: (() => Promise<void>)[] = [
${ways.join('\n')}
];
const results = await Promise.all(ways.map(async (way, i) => {
  try { await way(); return 'OPEN ' + i; } catch { return 'refused'; }
}));
env.fromData(...results).print();
env.execute('spy');
`;
}

describe('a program that hoards memory', () => {
  it('loses its sandbox with a clear message, and the page goes on', {
    timeout: 120_000,
  }, async () => {
    // The tools take the death of a page's sandbox for the page's own: another page drives it.
    app = await openApp(browser, {
      path: 'data/moby-dick.LICENSE.txt',
      allowed: [/crashed/, /favicon/],
    });
    const driver = app.page;
    const popup = driver.waitForEvent('popup');
    await driver.evaluate((url) => Object.assign(window, { app: window.open(url) }), app.url);
    await ready(await popup);
    const result = await runFrom(
      driver,
      `${HEAD}const kept: unknown[] = [];
env.fromSequence(1, 100)
  .map((x) => { for (;;) kept.push(new Array(2 ** 24).fill(x)); return x; }).name('hoard')
  .print();
env.execute('bomb');
`,
    );
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toMatch(/memory/);
    const next = await runFrom(driver, `${HEAD}env.fromData('fine').print(); env.execute();`);
    expect(next.outputs).toEqual({ out: ['fine'] });
    await app.close();
  });
});

/** As `runProgram`, in the page that `driver` has opened. */
function runFrom(driver: Page, text: string): Promise<JobResult> {
  return driver.evaluate(async (program) => {
    const { millrace } = (window as unknown as { app: { millrace: Automation } }).app;
    await millrace.load(program);
    return millrace.run();
  }, text);
}
