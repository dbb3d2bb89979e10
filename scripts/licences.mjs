// The licence texts of everything that the built page may hold: the packages of package-lock.json
// that are not for development only, each with its own words, and the notices they carry along.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const TEXT_FILE = /^(licen[cs]e|copying|notice|thirdpartynotices)(\.(md|txt))?$/i;
const RULE = '='.repeat(80);

/** One text for people: name, version, licence and its words, package by package. */
export function licenceTexts() {
  return `${[HEAD, ...shippedPackages().map(sectionOf)].join(`\n\n${RULE}\n`)}\n`;
}

const HEAD = `Millrace holds the software of others, with thanks. Their licences follow.
Millrace itself is under the Apache License 2.0 (see LICENSE).`;

/** @typedef {{ path: string, name: string, version: string, licence: string }} Shipped */

/** Packages that are not for development only, by name. */
export function shippedPackages() {
  /** @type {Record<string, any>} */
  const packages = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const shipped = Object.entries(packages).filter(([path, entry]) => isShipped(path, entry));
  return shipped
    .map(([path, entry]) => ({
      path,
      name: String(entry.name ?? path.replace(/^.*node_modules\//, '')),
      version: String(entry.version),
      licence: String(entry.license ?? 'see its text'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {string} path
 * @param {{ dev?: boolean, devOptional?: boolean, optional?: boolean }} entry
 */
function isShipped(path, entry) {
  const isDev = entry.dev || entry.devOptional || entry.optional;
  return path !== '' && !isDev && !path.includes('node_modules/@types/');
}

/** @param {Shipped} shipped */
function sectionOf({ path, name, version, licence }) {
  const folder = join(ROOT, path);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => TEXT_FILE.test(file))
    : [];
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${licence})`, ...texts].join('\n\n');
}
