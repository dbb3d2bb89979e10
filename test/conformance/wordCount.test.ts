/** Word count over Moby-Dick with 1, 2 and 4 subtasks gives the counts of the text itself. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLI_MAIN, ensureCli } from '../../scripts/nodeBundles.mjs';
import { countWords, finalCounts } from '../support/countWords.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const program = readFileSync(join(ROOT, 'tutorials/examples/word-count.ts'), 'utf8');

function run(mode: string, parallelism: number): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'word-count-'));
  try {
    const file = join(folder, 'word-count.ts');
    writeFileSync(file, program.replace(/setParallelism\(\d+\)/, `setParallelism(${parallelism})`));
    const text = execFileSync(process.execPath, [CLI_MAIN, file, '--mode', mode], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    return finalCounts(JSON.parse(text).outputs.counts);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

beforeAll(ensureCli, 120_000);

describe('word count over Moby-Dick', () => {
  it.each([
    ['simulated', 1],
    ['simulated', 4],
    ['workers', 1],
    ['workers', 2],
    ['workers', 4],
  ])('%s with %i subtasks equals an independent count', (mode, parallelism) => {
    const text = readFileSync(join(ROOT, 'dist/cli/data/moby-dick.txt'));
    expect(run(mode, parallelism)).toEqual(countWords(text));
  });
});
