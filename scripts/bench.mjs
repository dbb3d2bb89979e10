// `npm run bench [-- NAME …]`: bundles each test/bench/*.bench.ts ahead, so that no loader slows
// what is measured, and runs them one after the other, each in a Node of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { bundleForNode, ensureCli } = await import('./nodeBundles.mjs');
const FOLDER = 'test/bench';
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const names = existsSync(join(ROOT, FOLDER)) ? readdirSync(join(ROOT, FOLDER)).sort() : [];
const benches = names
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
if (benches.length === 0) {
  process.stderr.write(
    `No benchmark in ${FOLDER} is called ${wanted.join(' or ') || '*.bench.ts'}.\n`,
  );
  process.exit(2);
}
await ensureCli();
const out = join(ROOT, 'dist', 'bench');
rmSync(out, { recursive: true, force: true });
await bundleForNode(Object.fromEntries(benches.map((b) => [b, `${FOLDER}/${b}.ts`])), out);
for (const bench of benches) {
  const args = ['--expose-gc', join(out, `${bench}.mjs`), ...flags];
  const result = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (result.status !== 0) process.exitCode = 1;
}
