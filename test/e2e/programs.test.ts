/**
 * Programs in the real page, on real workers in the sandbox: a third of all programs give what
 * Flink gave, and word count gives what an independent count gives, at any parallelism.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_FOLDER } from '../../scripts/build.mjs';
import type { Automation } from '../../src/app/automation.ts';
import { type Expected, expectedForm, resultForm } from '../conformance/compare.ts';
import { countWords } from '../support/countWords.ts';
import { example, runProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

const FOLDER = join(import.meta.dirname, '../conformance/programs');
const THIRD = 3;

const third = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((_, index) => index % THIRD === 0);

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

describe('the page gives what Flink gave', () => {
  it.each(third)('%s', async (name) => {
    const text = readFileSync(join(FOLDER, `${name}.ts`), 'utf8');
    const expected: Expected = JSON.parse(
      readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8'),
    );
    const result = await runProgram(app.page, text);
    expect(resultForm(result, expected)).toEqual(expectedForm(expected));
  });
});

describe('word count over the whole book', () => {
  it.each([1, 2, 4])('equals an independent count with %i subtasks', async (parallelism) => {
    const text = example('word-count').replace(
      'setParallelism(2)',
      `setParallelism(${parallelism})`,
    );
    expect(text).toContain(`setParallelism(${parallelism})`);
    expect(sorted(await lastCounts(text))).toEqual(independentCounts());
  });
});

/** Runs it and gives the last of each word's running counts, found in the page: there are many. */
async function lastCounts(text: string): Promise<Map<string, number>> {
  const entries = await app.page.evaluate(async (program) => {
    const { millrace } = window as unknown as { millrace: Automation };
    await millrace.load(program);
    const { outputs, error } = await millrace.run();
    if (error !== null) throw new Error(error.message);
    const counts = new Map<string, number>();
    for (const { word, count } of outputs['counts'] as { word: string; count: number }[]) {
      counts.set(word, Math.max(count, counts.get(word) ?? 0));
    }
    return [...counts];
  }, text);
  return new Map(entries);
}

/** What the text itself holds. */
function independentCounts(): Map<string, number> {
  const bytes = readFileSync(join(APP_FOLDER, 'data/moby-dick.txt'));
  return sorted(new Map(Object.entries(countWords(bytes))));
}

function sorted(counts: Map<string, number>): Map<string, number> {
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
