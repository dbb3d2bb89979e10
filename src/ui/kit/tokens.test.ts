/** The contrast that LOOK.md asks for, over every pair of tokens that meet on the screen. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('./tokens.css', import.meta.url)), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const GROUNDS = ['page', 'panel', 'raised', 'hover'];
const TEXT = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'watermark', 'fired', 'warning', 'danger'],
  ...['value-text', 'value-number'],
];
const MARKS = [
  'busy',
  'held',
  'late',
  'barrier',
  'edge',
  'record',
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `key-${n}`),
];

describe.each([
  ['light', ':root'],
  ['dark', ':root[data-theme="dark"]'],
])('%s', (_theme, selector) => {
  const tokens = tokensOf(selector);
  const pairs = (names: string[]) => names.flatMap((n) => GROUNDS.map((g) => [n, g] as const));
  it.each(pairs(TEXT))('text %s on %s has 4.5:1', (name, ground) => {
    expect(contrast(tokens.get(name)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(pairs(MARKS))('mark %s on %s has 3:1', (name, ground) => {
    expect(contrast(tokens.get(name)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
  it.each([
    ['accent', 'accent-ground'],
    ['ink', 'accent-ground'],
    ['ink-2', 'accent-ground'],
    ['accent-ink', 'accent'],
    ['accent-ink', 'accent-strong'],
    ['warning', 'warning-ground'],
    ['danger', 'danger-ground'],
    ['ink', 'danger-ground'],
    ['ink-2', 'danger-ground'],
    ['ink', 'warning-ground'],
  ])('text %s on %s has 4.5:1', (name, ground) => {
    expect(contrast(tokens.get(name)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });
});
