// Drives the page by `window.millrace`, as an embedding page would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Automation } from '../../../src/app/automation.ts';
import type { JobResult } from '../../../src/model/index.ts';

type AppWindow = { readonly millrace: Automation };

const EXAMPLES = join(import.meta.dirname, '../../../tutorials/examples');

/** Resolves when the page can be driven. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => 'millrace' in window);
}

/** The text of an example. */
export function example(name: string): string {
  return readFileSync(join(EXAMPLES, `${name}.ts`), 'utf8');
}

/** Loads a program; resolves when it is drawn or diagnosed. */
export async function loadProgram(page: Page, text: string): Promise<void> {
  await page.evaluate((program) => (window as unknown as AppWindow).millrace.load(program), text);
}

/** Loads a program and runs it to its end. */
export async function runProgram(page: Page, text: string): Promise<JobResult> {
  await ready(page);
  return page.evaluate(async (program) => {
    const { millrace } = window as unknown as AppWindow;
    await millrace.load(program);
    return millrace.run();
  }, text);
}

/** Loads a program and starts it; the result waits in the page for `endOf`. */
export async function startProgram(page: Page, text: string): Promise<void> {
  await ready(page);
  await page.evaluate(async (program) => {
    const { millrace } = window as unknown as AppWindow;
    await millrace.load(program);
    Object.assign(window, { pendingResult: millrace.run() });
  }, text);
  await page.waitForFunction(
    () => (window as unknown as AppWindow).millrace.status() === 'RUNNING',
  );
}

/** Stops what runs; resolves with how long that took. */
export async function stopProgram(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const startMs = performance.now();
    await (window as unknown as AppWindow).millrace.stop();
    return performance.now() - startMs;
  });
}

/** The result of what `startProgram` started. */
export async function endOf(page: Page): Promise<JobResult> {
  return page.evaluate(
    () => (window as unknown as { pendingResult: Promise<JobResult> }).pendingResult,
  );
}
