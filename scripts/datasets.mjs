// Makes the data sets that examples read, from installed packages: Moby-Dick as one plain text, its
// chapters in the book's order. Deterministic: the same package gives the same bytes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const PACKAGE = join(ROOT, 'node_modules', '@stdlib', 'datasets-moby-dick');

/**
 * Writes moby-dick.txt and its licence into a folder; files that are right already stay untouched.
 * @param {string} directory
 */
export function writeDatasets(directory) {
  mkdirSync(directory, { recursive: true });
  writeIfNew(join(directory, 'moby-dick.txt'), mobyDick());
  const licence = readFileSync(join(PACKAGE, 'LICENSE'), 'utf8');
  writeIfNew(join(directory, 'moby-dick.LICENSE.txt'), licence);
}

/**
 * @param {string} path
 * @param {string} text
 */
function writeIfNew(path, text) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** The whole book: every part that the package lists, with an empty line between two parts. */
function mobyDick() {
  const data = join(PACKAGE, 'data');
  /** @type {string[]} */
  const names = JSON.parse(readFileSync(join(data, 'file_list.json'), 'utf8'));
  const parts = names.map((name) => readFileSync(join(data, name), 'utf8'));
  return parts.map((part) => `${part.replaceAll('\r\n', '\n').trimEnd()}\n`).join('\n');
}
