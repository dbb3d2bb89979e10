/** One job of a million records in all three homes: no record is lost, none counts twice. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCli } from '../../scripts/nodeBundles.mjs';
import {
  expectedCounts,
  sortedCounts,
  WINDOWED_MILLION,
  type WindowCount,
} from '../support/windowedMillion.ts';
import { runProgram } from './support/automation.ts';
import { launchChromium } from './support/browser.ts';
import { runCommand } from './support/commandLine.ts';
import { type OpenApp, openApp } from './support/openApp.ts';

let browser: Browser;
let app: OpenApp;
beforeAll(async () => {
  await ensureCli();
  browser = await launchChromium();
  app = await openApp(browser);
});
afterAll(async () => {
  await app.close();
  await browser.close();
});

describe('windowed counts of a million records out of order', () => {
  const expected = expectedCounts();

  it.each(['simulated', 'workers'])('are exact on the command line, %s', async (mode) => {
    const { result } = await runCommand(WINDOWED_MILLION, ['--mode', mode]);
    expect(result?.error).toBeNull();
    expect(sortedCounts(result?.outputs['counts'] as WindowCount[])).toEqual(expected);
  });

  it('are exact in the page', async () => {
    const result = await runProgram(app.page, WINDOWED_MILLION);
    expect(result.error).toBeNull();
    expect(sortedCounts(result.outputs['counts'] as WindowCount[])).toEqual(expected);
  });
});
