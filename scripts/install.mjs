// Installs the packages of package-lock.json when node_modules lacks one of them. Uses only Node
// itself, because it runs before anything is installed. Exact: it compares versions, not dates.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone, with no slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Names of packages that the lock file wants and node_modules does not hold at that version. */
export function missingPackages(root = ROOT) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).flatMap(([path, entry]) => {
    const isWanted = path !== '' && !entry.optional;
    return isWanted && present[path]?.version !== entry.version ? [path] : [];
  });
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(path) {
  if (!existsSync(path)) return {};
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}

/** Runs `npm ci` if something is missing, all on stderr; ends the process when that fails. */
export function ensureInstalled() {
  if (missingPackages().length === 0) return;
  process.stderr.write('Installing packages (npm ci) …\n');
  const code = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0) return;
  process.stderr.write('npm ci failed. Is the npm registry reachable? Try `npm ci` by hand.\n');
  process.exit(1);
}

/**
 * Runs npm, the same one that started this script where known, and returns its exit code.
 * @param {string[]} args
 */
function runNpm(args) {
  const own = process.env.npm_execpath;
  const isNode = own !== undefined && /\.[cm]?js$/.test(own);
  const [command, all] = isNode ? [process.execPath, [own, ...args]] : ['npm', args];
  const isShell = !isNode && process.platform === 'win32';
  const result = spawnSync(command, all, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: isShell });
  return result.status ?? 1;
}
