// Makes the data sets that examples read, from installed packages: Moby-Dick as one plain text, its
// chapters in the book's order. Deterministic: the same package gives the same bytes.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const PACKAGE = join(ROOT, 'node_modules', '@stdlib', 'datasets-moby-dick');

/**
 * Writes moby-dick.txt and its licence into a folder.
 * @param {string} directory
 */
export function writeDatasets(directory) {
  mkdirSync(directory, { recursive: true });
  const text = join(directory, 'moby-dick.txt');
  if (!existsSync(text)) writeFileSync(text, mobyDick());
  copyFileSync(join(PACKAGE, 'LICENSE'), join(directory, 'moby-dick.LICENSE.txt'));
}

/** The whole book: every part that the package lists, with an empty line between two parts. */
function mobyDick() {
  const data = join(PACKAGE, 'data');
  /** @type {string[]} */
  const names = JSON.parse(readFileSync(join(data, 'file_list.json'), 'utf8'));
  const parts = names.map((name) => readFileSync(join(data, name), 'utf8'));
  return parts.map((part) => `${part.replaceAll('\r\n', '\n').trimEnd()}\n`).join('\n');
}
