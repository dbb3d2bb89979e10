// `npm run check`: format, lint, types, tidy, unit. Quick; needs neither a build nor a browser.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { runSteps, STATIC_STEPS, vitestStep } = await import('./steps.mjs');
process.exitCode = await runSteps([...STATIC_STEPS, vitestStep('tidy'), vitestStep('unit')]);
