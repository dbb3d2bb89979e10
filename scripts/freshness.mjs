// Says whether a built folder still matches its sources: a stamp in the folder is a fingerprint of
// every source's path, size and modification time, so that a deleted file counts as a change too.
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const STAMP = '.fingerprint';

/**
 * A short text that changes when a source changes; tests beside the sources do not count.
 * @param {string[]} paths files and folders relative to the clone; missing ones are skipped
 */
export function fingerprint(paths) {
  const hash = createHash('sha1').update(process.version);
  for (const path of paths) addPath(hash, path);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} path */
function addPath(hash, path) {
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (stat === undefined || /\.test\.tsx?$/.test(path)) return;
  if (!stat.isDirectory()) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(join(ROOT, path)).sort()) addPath(hash, `${path}/${name}`);
}

/**
 * @param {string} folder relative to the clone
 * @param {string[]} sources
 */
export function isFresh(folder, sources) {
  try {
    return readFileSync(join(ROOT, folder, STAMP), 'utf8') === fingerprint(sources);
  } catch {
    return false;
  }
}

/**
 * Builds a folder beside its place and then puts it there in one move, so that a reader never meets
 * half a build and two builders at once do no harm.
 * @param {string} folder relative to the clone
 * @param {string[]} sources
 * @param {(directory: string) => Promise<void>} build fills the directory it is given
 */
export async function rebuild(folder, sources, build) {
  const stamp = fingerprint(sources);
  const fresh = join(ROOT, `${folder}.new-${process.pid}`);
  const old = join(ROOT, `${folder}.old-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    await build(fresh);
    writeFileSync(join(fresh, STAMP), stamp);
    swapIn(fresh, join(ROOT, folder), old);
  } catch (error) {
    if (!isFresh(folder, sources)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/**
 * Puts a folder in another's place. Throws when somebody else's came in between.
 * @param {string} fresh
 * @param {string} place
 * @param {string} old where to keep what was there
 */
function swapIn(fresh, place, old) {
  try {
    renameSync(place, old);
  } catch {
    // First build: nothing to move away.
  }
  renameSync(fresh, place);
}
