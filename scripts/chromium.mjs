// Finds a Chromium that runs, or installs one. Order: CHROMIUM_PATH, the usual names on PATH, the
// usual places, playwright's own download; then, as root on Debian, apt, and playwright elsewhere.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

/** Chromium says nothing to the network of its own accord. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium that answers `--version`, or null.
 * @returns {Promise<string | null>}
 */
export async function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (isRunning(asked)) return asked;
    throw new Error(`CHROMIUM_PATH is ${asked}, which does not run`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const { chromium } = await import('playwright');
  const candidates = [...onPath, ...PLACES, chromium.executablePath()];
  return candidates.find((path) => existsSync(path) && isRunning(path)) ?? null;
}

/**
 * Whether it starts. Windows' Chrome prints no version: there its presence is enough.
 * @param {string} path
 */
function isRunning(path) {
  if (process.platform === 'win32') return existsSync(path);
  const result = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return result.status === 0 && /chrom/i.test(result.stdout);
}

/** How tests launch the Chromium that is there; throws with a way out if there is none. */
export async function launchOptions() {
  const executablePath = await findChromium();
  if (executablePath === null)
    throw new Error('No Chromium: run `node scripts/chromium.mjs`, or set CHROMIUM_PATH');
  return { executablePath, args: isRoot() ? [...QUIET, '--no-sandbox'] : QUIET };
}

/**
 * Finds a Chromium or installs one; throws with a way out when neither works.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== null) return found;
  process.stderr.write('No Chromium found: installing one …\n');
  const ways = isDebianRoot() ? [byApt, byPlaywright] : [byPlaywright, byApt];
  for (const way of ways) {
    way();
    const installed = await findChromium();
    if (installed !== null) return installed;
  }
  throw new Error('No Chromium could be installed. Install one and set CHROMIUM_PATH to it.');
}

function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function isDebianRoot() {
  const release = '/etc/os-release';
  return isRoot() && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

function byApt() {
  if (!isRoot()) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-q'], env);
  const packages = ['chromium', 'fonts-noto-cjk'];
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env);
}

function byPlaywright() {
  const cli = join(ROOT, 'node_modules', 'playwright', 'cli.js');
  const flags = isRoot() ? ['--with-deps'] : [];
  run(process.execPath, [cli, 'install', ...flags, 'chromium'], process.env);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function run(command, args, env) {
  spawnSync(command, args, { cwd: ROOT, env, stdio: ['ignore', 2, 2], timeout: 600_000 });
}

if (process.argv[1]?.endsWith('chromium.mjs')) {
  ensureInstalled();
  process.stdout.write(`${await ensureChromium()}\n`);
}
