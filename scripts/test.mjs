// `npm test`: everything, from a bare clone. Installs packages and a Chromium if missing, builds,
// checks, runs every suite, and closes with one line: `N passed, N failed`.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { oneIf, runSteps, STATIC_STEPS, vitestStep } = await import('./steps.mjs');
const { ensureChromium } = await import('./chromium.mjs');
const { ensureApp } = await import('./build.mjs');
const { ensureCli } = await import('./nodeBundles.mjs');
const { budgetStep } = await import('./budget.mjs');

/** @type {import('./steps.mjs').Step} */
const chromium = {
  name: 'chromium',
  run: async () => {
    process.stdout.write(`${await ensureChromium()}\n`);
    return oneIf(true);
  },
};

/** @type {import('./steps.mjs').Step} */
const build = {
  name: 'build',
  run: async () => {
    await ensureApp();
    await ensureCli();
    return oneIf(true);
  },
};

const suites = ['tidy', 'unit', 'conformance', 'simulation', 'browser', 'e2e'].map(vitestStep);
process.exitCode = await runSteps([chromium, build, budgetStep, ...STATIC_STEPS, ...suites]);
