/**
 * A program that prints more and larger records than a screen can take: the page's memory stays
 * flat, it answers, Stop works at once, and a record that was cut can be had whole.
 */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ready, runProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const HEAD = `import { AsyncDataStream, DataGeneratorSource, RateLimiterStrategy, RichFunction,
  StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
`;

const FLOOD = `${HEAD}const big = 'q'.repeat(15_000_000);
const source = new DataGeneratorSource((i) => i, Infinity);
env.fromSource(source, WatermarkStrategy.noWatermarks<number>(), 's')
  .map((i) => big + i)
  .print();
env.execute();
`;

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  app = await openApp(browser);
  await ready(app.page);
});
afterEach(() => app.close());

/** Bytes that the page's own thread holds. */
async function heapBytes(): Promise<number> {
  const session = await app.context.newCDPSession(app.page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Presses Run on a program. */
async function startByButton(program: string): Promise<void> {
  await app.page.evaluate((text) => {
    const { millrace } = window as unknown as { millrace: { load(text: string): Promise<void> } };
    return millrace.load(text);
  }, program);
  await app.page.getByRole('button', { name: /^Run/ }).first().click();
}

const status = () =>
  app.page.evaluate(() =>
    (window as unknown as { millrace: { status(): string } }).millrace.status(),
  );

async function stopMs(): Promise<number> {
  const startMs = performance.now();
  await app.page.evaluate(() =>
    (window as unknown as { millrace: { stop(): Promise<void> } }).millrace.stop(),
  );
  return performance.now() - startMs;
}

describe('a flood of large records', () => {
  it('leaves the page small and answering, and stops at once', async () => {
    await startByButton(FLOOD);
    await expect.poll(status, { timeout: 10_000 }).toBe('RUNNING');
    const longestMs = await app.page.evaluate(async () => {
      let longest = 0;
      for (const endMs = performance.now() + 6000; performance.now() < endMs; ) {
        const startMs = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 10));
        longest = Math.max(longest, performance.now() - startMs - 10);
      }
      return longest;
    });
    expect(longestMs).toBeLessThan(500);
    expect(await heapBytes()).toBeLessThan(150_000_000);
    expect(await stopMs()).toBeLessThan(1000);
    const next = await runProgram(app.page, `${HEAD}env.fromData('fine').print(); env.execute();`);
    expect(next.outputs).toEqual({ out: ['fine'] });
  });
});

describe('where it was thrown', () => {
  it('is told in the page as elsewhere', async () => {
    const program = `${HEAD}function check(x: number): number {
  if (x === 2) throw new Error('two');
  return x;
}
env.fromData(1, 2).map((x) => check(x)).name('checked').print();
env.execute();
`;
    await startByButton(program);
    await app.page.getByText('The job failed in checked').first().waitFor();
    await app.page.getByRole('tab', { name: /^Log/ }).click();
    await expect.poll(() => app.page.locator('.log').innerText()).toMatch(/at check line 5\n/);
  });

  it('says that there is no network', async () => {
    const result = await runProgram(
      app.page,
      `${HEAD}class Ask extends RichFunction {
  async asyncInvoke(x: number, future: any) {
    future.complete([await (await fetch('https://example.com/' + x)).text()]);
  }
}
AsyncDataStream.orderedWait(env.fromData(1), new Ask() as any, 1000).print();
env.execute();
`,
    );
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toContain('there is no network in the sandbox');
  });
});
