/**
 * Programs with the output that Flink 2.1 gave, by the command line in both modes. What needs parts
 * of the API that are not there yet stands in notYet.txt by name; that list only shrinks.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLI_MAIN, ensureCli } from '../../scripts/nodeBundles.mjs';
import { type Actual, type Expected, expectedForm, planForm, resultForm } from './compare.ts';

const FOLDER = join(import.meta.dirname, 'programs');

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const notYet = listed(join(import.meta.dirname, 'notYet.txt'));
const spine = listed(join(FOLDER, 'spine.txt'));
const runnable = names.filter((name) => !notYet.has(name));

function listed(path: string): Set<string> {
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '').map((line) => line.replace(/\.ts$/, '')));
}

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8'));
}

/** What the command line prints, parsed; stderr where it printed no JSON. */
function job(name: string, ...flags: string[]): Promise<unknown> {
  const args = [CLI_MAIN, join(FOLDER, `${name}.ts`), ...flags];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 2 ** 28, timeout: 55_000 }, (_e, out, err) => {
      try {
        resolve(JSON.parse(out));
      } catch {
        reject(new Error(`no JSON on stdout: ${out.slice(0, 300)}\n${err.slice(0, 2000)}`));
      }
    });
  });
}

beforeAll(ensureCli, 120_000);

describe('the list of programs left out', () => {
  it(`names ${notYet.size} of ${names.length}, each of them there, none of the spine`, () => {
    for (const name of notYet) expect(names).toContain(name);
    expect([...notYet].filter((name) => spine.has(name))).toEqual([]);
  });
});

describe.each(['simulated', 'workers'])('%s gives what Flink gave', (mode) => {
  it.concurrent.each(runnable)('%s', async (name) => {
    const expected = expectedOf(name);
    const actual = (await job(name, '--mode', mode)) as Actual;
    expect(resultForm(actual, expected)).toEqual(expectedForm(expected));
  });
});

describe('--plan gives the JobGraph that Flink gave', () => {
  const withPlan = runnable.filter((name) => expectedOf(name).plan !== undefined);
  it.concurrent.each(withPlan)('%s', async (name) => {
    const expected = expectedOf(name).plan;
    const actual = (await job(name, '--plan')) as { plan: NonNullable<Expected['plan']> };
    expect(planForm(actual.plan)).toEqual(planForm(expected ?? actual.plan));
  });
});

describe('simulated, the same seed gives the same bytes', () => {
  const parallel = runnable.filter((name) => /^(jobs|keys|windows)-/.test(name));
  it.concurrent.each(parallel)('%s', async (name) => {
    const first = await job(name, '--mode', 'simulated', '--seed', '7');
    expect(JSON.stringify(await job(name, '--mode', 'simulated', '--seed', '7'))).toBe(
      JSON.stringify(first),
    );
  });
});
