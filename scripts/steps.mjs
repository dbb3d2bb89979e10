// The steps of `npm test` and `npm run check`: each is a command that ends with counts of what
// passed and failed. A runner that crashes, finds no test or hides a failure counts as one failure.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, run: () => Counts | Promise<Counts> }} Step */

const BIN = join(ROOT, 'node_modules');
const REPORTS = join(ROOT, 'dist', 'test');

/**
 * A step that is one check: it passes when the command's exit code is 0.
 * @param {string} name
 * @param {string} script a JavaScript file under node_modules
 * @param {string[]} args
 * @returns {Step}
 */
export function checkStep(name, script, args) {
  return { name, run: () => oneIf(runNode(join(BIN, script), args) === 0) };
}

/** Format, lint, and types: the project's own, then those of programs against the public API. */
export const STATIC_STEPS = [
  checkStep('format', '@biomejs/biome/bin/biome', ['format', '.']),
  checkStep('lint', '@biomejs/biome/bin/biome', ['lint', '--error-on-warnings', '.']),
  checkStep('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
  checkStep('programs', 'typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.programs.json']),
];

/**
 * A step that runs one vitest project and counts its tests.
 * @param {string} project
 * @returns {Step}
 */
export function vitestStep(project) {
  return { name: project, run: () => runVitest(project) };
}

/** @param {string} project */
function runVitest(project) {
  const report = join(REPORTS, `${project}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  const code = runNode(join(BIN, 'vitest/vitest.mjs'), [...args, `--outputFile.json=${report}`]);
  return countVitest(readReport(report), code);
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Counts of a vitest JSON report; a file that failed to load is one failure, so is a bad exit code
 * that no failed test explains, and so is a run without a single test.
 * @param {any} report any: vitest's own format, of which only counts are read
 * @param {number} code
 * @returns {Counts}
 */
export function countVitest(report, code) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  /** @type {any[]} */
  const files = report.testResults ?? [];
  const unloaded = files.filter((f) => f.status === 'failed' && f.assertionResults.length === 0);
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + unloaded.length;
  const isSilent = failed === 0 && (code !== 0 || passed === 0);
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  return { passed, failed: failed + (isSilent ? 1 : 0), skipped };
}

/**
 * Runs all steps, prints a table, closes with `N passed, N failed`; returns the exit code.
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  const rows = [];
  for (const step of steps) {
    process.stdout.write(`\n── ${step.name} ${'─'.repeat(Math.max(0, 60 - step.name.length))}\n`);
    const startMs = performance.now();
    const counts = await runStep(step);
    rows.push({ name: step.name, ...counts, seconds: (performance.now() - startMs) / 1000 });
  }
  process.stdout.write('\n');
  for (const row of rows) {
    const skipped = row.skipped > 0 ? `, ${row.skipped} skipped` : '';
    const line = `${row.passed} passed, ${row.failed} failed${skipped}`;
    process.stdout.write(`${row.name.padEnd(14)}${line} (${row.seconds.toFixed(1)} s)\n`);
  }
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** @param {Step} step @returns {Promise<Counts>} */
async function runStep(step) {
  try {
    return await step.run();
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
    return oneIf(false);
  }
}

/** @param {boolean} isGood @returns {Counts} */
export function oneIf(isGood) {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

/**
 * @param {string} script
 * @param {string[]} args
 */
function runNode(script, args) {
  const result = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' });
  return result.status ?? 1;
}
