// `npm run e2e [-- vitest's arguments]`: builds what is stale and drives the page in a real
// Chromium.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
const { ensureApp } = await import('./build.mjs');
const { ensureCli } = await import('./nodeBundles.mjs');
await ensureChromium();
await ensureApp();
await ensureCli();
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const args = [vitest, 'run', '--project', 'e2e', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
