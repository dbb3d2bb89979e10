/**
 * Programs of our own, in the form of those that came with Flink's output. Where a program's first
 * lines say that Flink has run it, the result is Flink's; else it was worked out from Flink's
 * source, each line of it. Simulated in this process, and by the command line on workers (of those
 * in `random`, which were drawn at random for Flink to run, each third).
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLI_MAIN, ensureCli } from '../../scripts/nodeBundles.mjs';
import { resultText } from '../../src/cli/resultText.ts';
import { simulate } from '../simulation/support/simulate.ts';
import { planOfText } from '../support/evaluateText.ts';
import { type Actual, type Expected, expectedForm, planForm, resultForm } from './compare.ts';

const FOLDER = join(import.meta.dirname, 'programs');

const own = namesIn('own');
const random = namesIn('random');
const names = [...own, ...random];
const withPlan = names.filter((name) => expectedOf(name).plan !== undefined);

function namesIn(folder: string): string[] {
  const files = readdirSync(join(FOLDER, folder)).filter((file) => file.endsWith('.ts'));
  return files.map((file) => `${folder}/${file.slice(0, -3)}`);
}

function textOf(name: string): string {
  return readFileSync(join(FOLDER, `${name}.ts`), 'utf8');
}

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8'));
}

/** What the command line prints, parsed. */
function onWorkers(name: string): Promise<Actual> {
  const args = [CLI_MAIN, join(FOLDER, `${name}.ts`), '--mode', 'workers'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 2 ** 28, timeout: 55_000 }, (_e, out, err) => {
      if (out === '') reject(new Error(err.slice(0, 2000)));
      else resolve(JSON.parse(out));
    });
  });
}

describe('simulated', () => {
  it.each(names)('%s', async (name) => {
    const { result } = await simulate(textOf(name));
    const actual = JSON.parse([...resultText(result)].join('')) as Actual;
    const expected = expectedOf(name);
    expect(resultForm(actual, expected)).toEqual(expectedForm(expected));
  });
});

describe('on workers', () => {
  beforeAll(ensureCli, 120_000);

  const third = random.filter((_, i) => i % 3 === 0);

  it.concurrent.each([...own, ...third])('%s', async (name) => {
    const expected = expectedOf(name);
    expect(resultForm(await onWorkers(name), expected)).toEqual(expectedForm(expected));
  });
});

describe('plans', () => {
  it.each(withPlan)('%s', async (name) => {
    expect(planForm(await planOfText(textOf(name)))).toEqual(planForm(expectedOf(name).plan!));
  });
});
